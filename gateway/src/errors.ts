/** What ends the gateway before it serves, with the exit code that tells which kind it is. */
export class GatewayStartError extends Error {
  constructor(
    message: string,
    public readonly exitCode: 1 | 2 | 3,
  ) {
    super(message);
    this.name = 'GatewayStartError';
  }
}

/** A fault of the machine, such as a port in use. */
export function machineError(message: string): GatewayStartError {
  return new GatewayStartError(message, 1);
}

/** A command line that asks for something that does not exist. */
export function usageError(message: string): GatewayStartError {
  return new GatewayStartError(message, 2);
}

/** An assembly that cannot be served. */
export function assemblyError(message: string): GatewayStartError {
  return new GatewayStartError(message, 3);
}
