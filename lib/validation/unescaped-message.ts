import type { Finding } from '../diagnostics';
import { type MessageUse, messageUses } from './message-use';
import type { Segment } from './template-scanner';

/** What a template makes: what a value can break depends on it. */
type Kind = 'json' | 'form' | 'other';

/** A reference to the message, and where in the output it is printed. */
export interface Print {
  readonly reference: string;
  readonly uses: readonly MessageUse[];
  readonly place: 'string' | 'value' | 'form' | 'other';
}

/**
 * The places of a template in which the message is written without an escape, so that a client can change more than the
 * value.
 *
 * @param input what a template of the kind reads, for messages
 */
export function unescapedMessage(what: string, input: string, prints: readonly Print[]): Finding[] {
  return prints.flatMap(({ reference, uses, place }) => {
    switch (place) {
      case 'string':
        return uses.some(({ encodings }) => encodings.length === 0)
          ? [
              finding(
                `${what} writes ${input} into a JSON string without an escape,`,
                reference,
                inString(reference, uses),
              ),
            ]
          : [];
      case 'value':
        return uses.some(({ source, encodings }) => source !== 'json' && encodings.length === 0)
          ? [
              finding(
                `${what} writes ${input} into JSON without an escape,`,
                reference,
                'write "$input.json(…)" with the path of the value',
              ),
            ]
          : [];
      case 'form':
        return uses.some(({ encodings }) => !encodings.some((name) => name !== 'escapeJavaScript'))
          ? [
              finding(
                `${what} writes ${input} into a form without an escape,`,
                reference,
                `write "$util.urlEncode(${reference})"`,
              ),
            ]
          : [];
      default:
        return [];
    }
  });
}

/**
 * The places of a template in which a single quote of the message becomes `\'`, which JSON does not know.
 */
export function escapedQuotes(what: string, prints: readonly Print[]): Finding[] {
  return prints
    .filter(
      ({ place, uses }) =>
        place === 'string' &&
        uses.some(({ encodings, isReplaced }) => encodings[encodings.length - 1] === 'escapeJavaScript' && !isReplaced),
    )
    .map(({ reference }) =>
      finding(
        `${what} escapes a single quote as "\\'", which no JSON string has,`,
        reference,
        `add .replaceAll("\\\\'", "'") to it`,
      ),
    );
}

function finding(problem: string, got: string, remedy: string): Finding {
  return { problem, got, remedy };
}

function inString(reference: string, uses: readonly MessageUse[]): string {
  return uses.some(({ source }) => source === 'json')
    ? 'remove the quotes around it, since $input.json writes its own'
    : `write $util.escapeJavaScript(${reference}).replaceAll("\\\\'", "'")`;
}

/**
 * What a template prints of the message. The same at the same kind of place is there once.
 */
export function printsOf(segments: readonly Segment[]): Print[] {
  const kind = kindOf(segments);
  const variables = new Map<string, readonly MessageUse[]>();
  const found = new Map<string, Print>();
  const json = new JsonPosition();
  let depth = 0;
  for (const segment of segments) {
    switch (segment.kind) {
      case 'text':
        json.read(segment.text);
        break;
      case 'assignment': {
        const before = variables.get(segment.name) ?? [];
        // In a branch a variable may keep what it had, save where it is made anew out of itself.
        const keeps = depth > 0 && !segment.value.includes(segment.name);
        variables.set(segment.name, [...(keeps ? before : []), ...messageUses(segment.value, variables)]);
        depth += opensBlock(segment.text) ? 1 : 0;
        break;
      }
      case 'directive':
        depth += opensBlock(segment.text) ? 1 : /^#\{?end/.test(segment.text) ? -1 : 0;
        break;
      case 'reference': {
        const uses = messageUses(segment.text, variables);
        const place = kind === 'json' ? json.place : kind;
        if (uses.length > 0 && !found.has(`${place} ${segment.text}`)) {
          found.set(`${place} ${segment.text}`, { reference: segment.text, uses, place });
        }
        break;
      }
    }
  }
  return [...found.values()];
}

function opensBlock(directive: string): boolean {
  return /^#\{?(?:if|foreach|define|macro)\b/.test(directive);
}

/** What a template makes, by what it begins with. */
function kindOf(segments: readonly Segment[]): Kind {
  const printed = segments.filter(({ kind, text }) => kind === 'reference' || (kind === 'text' && text.trim() !== ''));
  const [first] = printed;
  if (first?.kind !== 'text') {
    return 'other';
  }
  if (/^\s*[{["]/.test(first.text)) {
    return 'json';
  }
  return /^\s*[\w.-]+=/.test(first.text) ? 'form' : 'other';
}

/** Where in a JSON text the next character goes. */
class JsonPosition {
  private isInString = false;
  private isEscaped = false;
  private depth = 0;

  public get place(): Print['place'] {
    if (this.isInString) {
      return 'string';
    }
    return this.depth > 0 ? 'value' : 'other';
  }

  public read(text: string): void {
    for (const character of text) {
      if (this.isEscaped) {
        this.isEscaped = false;
      } else if (character === '\\') {
        this.isEscaped = true;
      } else if (character === '"') {
        this.isInString = !this.isInString;
      } else if (!this.isInString) {
        this.depth += '{['.includes(character) ? 1 : ']}'.includes(character) ? -1 : 0;
      }
    }
  }
}
