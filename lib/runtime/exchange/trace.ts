/** What happened to a message, step by step, for whoever wonders why. */
export class Trace {
  private readonly steps: string[] = [];

  /** Adds a step, with details below it. */
  public add(step: string, ...details: string[]): void {
    this.steps.push([`${this.steps.length + 1}. ${step}`, ...details.map(indent)].join('\n'));
  }

  /** The steps as text. */
  public toString(): string {
    return this.steps.join('\n');
  }
}

function indent(detail: string): string {
  return detail.replace(/^/gm, '     ');
}
