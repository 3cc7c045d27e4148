import { UNKNOWN } from '../../api-model/token-text';
import { TemplateFlow } from './flow';
import type { Piece } from './piece';
import { callMethod, parseWithTokens } from './velocity';

/** The JSON that a template renders. */
export interface JsonShape {
  /** The JSON, with `UNKNOWN` for each value that is not the same for every message, and in each string with such a part. */
  readonly value: unknown;

  /** Whether all members are there; a template can add some under a condition. */
  readonly isWhole: boolean;
}

/** The JSON that a template renders, as far as it is known before a message arrives. Undefined for anything else. */
export function jsonShape(text: string): JsonShape | undefined {
  const parsed = parseWithTokens(text);
  if (!parsed || 'error' in parsed || !parsed.hasPlaceholders) {
    return undefined;
  }
  const shape = new ShapeWriter();
  shape.add(new TemplateFlow(parsed.template, callMethod).output());
  try {
    return { value: JSON.parse(shape.json), isWhole: shape.isWhole };
  } catch {
    return undefined;
  }
}

/** Writes pieces as JSON, with a string for each value that is unknown. */
class ShapeWriter {
  public json = '';
  public isWhole = true;
  private isInString = false;
  private isEscaped = false;

  public add(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'text') {
        this.addText(piece.text);
      } else if (this.isInString) {
        this.json += UNKNOWN;
      } else if (piece.kind !== 'choice' || /[:[]\s*$/.test(this.json)) {
        this.json += `"${UNKNOWN}"`;
      } else {
        this.isWhole = false;
      }
    }
  }

  private addText(text: string): void {
    for (const character of text) {
      if (character === '"' && !this.isEscaped) {
        this.isInString = !this.isInString;
      }
      this.isEscaped = this.isInString && character === '\\' && !this.isEscaped;
    }
    this.json += text;
  }
}
