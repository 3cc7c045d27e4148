/** How long a start may take before it says what it is doing, in milliseconds. */
const PATIENCE = 400;

/** Tells on a terminal what a start that takes long is doing, in one line that is erased in the end. */
export class Progress {
  private readonly began = performance.now();
  private isShown = false;

  constructor(
    private readonly isQuiet: boolean,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  public step(text: string): void {
    if (!this.isQuiet && this.stream.isTTY && performance.now() - this.began >= PATIENCE) {
      this.isShown = true;
      this.stream.write(`\r\u001b[K${text}…`);
    }
  }

  public end(): void {
    if (this.isShown) {
      this.isShown = false;
      this.stream.write('\r\u001b[K');
    }
  }
}
