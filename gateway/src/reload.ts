import type { App } from './assembly/app';
import { type AssemblyWatch, watchAssembly } from './assembly/assembly-watch';
import type { RunningGateway } from './gateway';

/** How long an assembly that cannot be read may take to become whole, in milliseconds. */
const SECOND_LOOK = 250;

/** Serves each new state of an assembly as soon as it is whole. What cannot be served is reported, and changes nothing. */
export function reloadOnChange(
  directory: string,
  read: () => App | Promise<App>,
  gateway: RunningGateway,
): AssemblyWatch {
  let changes = 0;
  let isClosed = false;
  let working = Promise.resolve();

  const tell = (error: string | null) =>
    gateway.events.emit({
      event: 'assembly',
      state: error === null ? 'updated' : 'kept',
      time: new Date().toISOString(),
      error,
      apis: gateway.apis,
    });
  const attempt = async (): Promise<Error | undefined> => {
    try {
      await gateway.update(await read());
      return undefined;
    } catch (error) {
      return error as Error;
    }
  };
  const report = ({ message }: Error) =>
    tell(
      `changes of ${JSON.stringify(directory)} cannot be watched, got ${JSON.stringify(message)}; start again after cdk synth`,
    );
  const reload = async (change: number) => {
    if (change !== changes || isClosed) {
      return;
    }
    let error = await attempt();
    if (error) {
      await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK));
      error = change === changes && !isClosed ? await attempt() : error;
    }
    // A newer change has the word.
    if ((error && change !== changes) || isClosed) {
      return;
    }
    tell(error?.message ?? null);
  };
  const watched = watchAssembly(
    directory,
    () => {
      changes += 1;
      const change = changes;
      working = working.then(() => reload(change));
    },
    report,
  );
  return {
    ready: watched.ready,
    close: async () => {
      isClosed = true;
      await watched.close();
    },
  };
}
