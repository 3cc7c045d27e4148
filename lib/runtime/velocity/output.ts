import type { Budget } from '../budget';

/** The text that a rendering makes. */
export class Output {
  public text = '';

  constructor(private readonly budget: Budget) {}

  public write(text: string): void {
    this.budget.text(text.length);
    this.text += text;
  }
}
