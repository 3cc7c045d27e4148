import type { Connection } from './connection';

/** The open connections by their ids. */
export class ConnectionRegistry {
  private readonly connections = new Map<string, Connection>();

  public add(connection: Connection): void {
    this.connections.set(connection.id, connection);
  }

  public remove(connection: Connection): void {
    this.connections.delete(connection.id);
  }

  /** The open connection with an id. */
  public find(id: string): Connection | undefined {
    const connection = this.connections.get(id);
    return connection?.isOpen ? connection : undefined;
  }

  public all(): Connection[] {
    return [...this.connections.values()];
  }
}
