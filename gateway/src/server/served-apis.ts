import { type AppApi, isSameApi } from '../assembly/app';
import type { ServedStage } from '../control/events';
import { type ApiServer, entrancesOf } from './api-server';
import type { Port } from './port';

/** Opens a port for an API. */
export type OpenPort = (
  api: AppApi,
  number: number,
  isFirst: boolean,
) => Promise<{ readonly server: ApiServer; readonly port: Port }>;

interface ServedApi {
  api: AppApi;
  /** Whether the app has the API. The port of one that was removed stays open, and takes nobody. */
  isPresent: boolean;
  readonly server: ApiServer;
  readonly port: Port;
}

/** The APIs of the app on their ports. */
export class ServedApis {
  private readonly all: ServedApi[] = [];

  /**
   * @param host the name of this machine for clients
   * @param firstPort the port of the first API; 0 for any
   */
  constructor(
    private readonly host: string,
    private readonly firstPort: number,
    private readonly open: OpenPort,
  ) {}

  /** The port on which the control API listens, too. */
  public get controlPort(): number | undefined {
    return this.all[0]?.port.number;
  }

  public get stages(): ServedStage[] {
    return this.all
      .filter(({ isPresent }) => isPresent)
      .flatMap(({ api, port }) =>
        entrancesOf(api).map(({ segment, stage }) => {
          const address = `${this.host}:${port.number}`;
          return {
            stack: api.stackName,
            api: api.name,
            stage: stage.name,
            url: `ws://${address}/${segment}`,
            callbackUrl: `http://${address}${segment === '' ? '' : `/${segment}`}`,
          };
        }),
      );
  }

  /** The host and port of an API. */
  public addressOf(api: AppApi): string {
    return `${this.host}:${this.all.find((served) => isSameApi(served.api, api))?.port.number}`;
  }

  /** Opens ports for APIs that have none. They take nobody before the next update. */
  public async add(apis: readonly AppApi[]): Promise<void> {
    for (const api of apis) {
      if (!this.all.some((served) => isSameApi(served.api, api))) {
        const number = this.firstPort === 0 ? 0 : this.firstPort + this.all.length;
        const opened = await this.open(api, number, this.all.length === 0);
        this.all.push({ api, isPresent: false, ...opened });
      }
    }
  }

  /** Serves another state of the app, whose APIs all have ports. */
  public update(apis: readonly AppApi[]): void {
    for (const served of this.all) {
      const api = apis.find((candidate) => isSameApi(served.api, candidate));
      served.isPresent = api !== undefined;
      served.api = api ?? { ...served.api, stages: [], mappings: [] };
      served.server.update(served.api);
    }
  }

  public stopListening(): void {
    for (const { port } of this.all) {
      port.stopListening();
    }
  }

  public end(): void {
    for (const { port } of this.all) {
      port.end();
    }
  }
}
