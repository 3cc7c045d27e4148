import type { Finding } from '../../diagnostics';
import type { Written } from './piece';
import type { Misplaced } from './positions';

/**
 * The places of a template at which a client can change more than the value that it sends.
 *
 * @param what the template, for messages
 * @param input what a template of the kind reads, for messages
 */
export function unescapedMessages(what: string, input: string, misplaced: readonly Misplaced[]): Finding[] {
  return distinct(
    misplaced
      .filter(({ isQuoteEscaped }) => !isQuoteEscaped)
      .map((value) => ({
        problem: `${what} writes ${input} into ${placeOf(value)} without ${value.lacksQuotes ? 'quotes' : 'an escape'}`,
        got: value.reference.text,
        remedy: remedyFor(value),
      })),
  );
}

/**
 * The places of a template at which a single quote of the message becomes `\'`, which JSON does not know.
 */
export function escapedQuotes(what: string, misplaced: readonly Misplaced[]): Finding[] {
  return distinct(
    misplaced
      .filter(({ isQuoteEscaped }) => isQuoteEscaped)
      .map(({ reference }) => ({
        problem: `${what} escapes a single quote as "\\'", which is not JSON,`,
        got: reference.text,
        remedy: reference.isInString
          ? writeAs(reference, `${reference.text}.replaceAll("\\\\'", "'")`)
          : `append .replaceAll("\\\\'", "'") to it`,
      })),
  );
}

function placeOf({ place, within }: Misplaced): string {
  return [place, ...within].join(' in ');
}

function remedyFor({ place, within, reference, source, isWhole, lacksQuotes }: Misplaced): string {
  if (lacksQuotes) {
    return 'put double quotes around it';
  }
  const escaped = `$util.escapeJavaScript(${reference.text}).replaceAll("\\\\'", "'")`;
  switch (place) {
    case 'a form':
      return writeAs(reference, `$util.urlEncode(${reference.text})`);
    case 'a JSON string':
      return source === 'json' && isWhole && within.length === 0
        ? 'remove the quotes around it, since $input.json writes its own'
        : writeAs(reference, escaped);
    case 'JSON': {
      const json = asJson(reference.text);
      if (json !== undefined) {
        return writeAs(reference, json);
      }
      return within.length === 0 && !reference.isInString
        ? `put double quotes around it, and write ${escaped}`
        : 'write $input.json with the path of the value';
    }
  }
}

/** A string literal ends at the first quote inside: what has quotes is put into a variable. */
function writeAs({ isInString }: Written, expression: string): string {
  return isInString
    ? `assign ${expression} to a variable with #set first, and write the variable`
    : `write ${expression}`;
}

/** The reference that writes the same value as JSON, if there is one. */
function asJson(reference: string): string | undefined {
  if (/^\$!?(?:input\.body|\{input\.body\})$/.test(reference)) {
    return "$input.json('$')";
  }
  const [, argument] = /^\$!?\{?input\.path\(((?:'[^']*'|"[^"]*"))\)\}?$/.exec(reference) ?? [];
  return argument === undefined ? undefined : `$input.json(${argument})`;
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.problem}\n${finding.got}`, finding])).values()];
}
