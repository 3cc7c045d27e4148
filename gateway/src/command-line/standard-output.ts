/** Characters that wait for a reader of standard output. More is dropped: a program that starts the gateway need not read on. */
const MOST_WAITING = 16 * 1024 * 1024;

/** How long a reader may take for the last lines, in milliseconds. */
const FLUSHING_MILLIS = 1_000;

let isDropping = false;

/** Lines of this round of the event loop, which are written together. */
let batch: string[] = [];

/** Prints a line, unless the reader of standard output is too far behind. */
export function printLine(line: string): void {
  const { stdout } = process;
  if (stdout.writableLength > MOST_WAITING) {
    if (!isDropping) {
      process.stderr.write('warning standard output is not read, so lines are dropped until it is\n');
    }
    isDropping = true;
    return;
  }
  isDropping = false;
  batch.push(line);
  if (batch.length === 1) {
    setImmediate(writeBatch);
  }
}

function writeBatch(): void {
  if (batch.length > 0) {
    process.stdout.write(`${batch.join('\n')}\n`);
    batch = [];
  }
}

/** Resolves when standard output has what was printed, or when its reader does not take it: an exit would cut it off. */
export function flushOutput(): Promise<void> {
  const { stdout } = process;
  writeBatch();
  return new Promise((resolve) => {
    if (stdout.writableLength === 0 || stdout.destroyed) {
      resolve();
      return;
    }
    setTimeout(resolve, FLUSHING_MILLIS);
    stdout.write('', () => resolve());
  });
}
