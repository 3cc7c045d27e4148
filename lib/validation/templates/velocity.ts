import { UNKNOWN } from '../../api-model/token-text';
import type { Template } from '../../runtime/velocity/template';
import type { TemplateError } from '../../runtime/velocity/template-error';

/** A template that was read, or what is wrong with it. */
export type Parsed =
  | {
      readonly template: Template;

      /** Whether each token is where its placeholder is, and part of no name. */
      readonly hasPlaceholders: boolean;
    }
  | { readonly error: TemplateError };

/** The runtime, loaded when the first template has to be read. */
let runtime: ReturnType<typeof loadRuntime> | undefined;

function loadRuntime() {
  return {
    ...(require('../../runtime/velocity/template') as typeof import('../../runtime/velocity/template')),
    references: require('../../runtime/velocity/references') as typeof import('../../runtime/velocity/references'),
    ...(require('../../runtime/java/access') as typeof import('../../runtime/java/access')),
    ...(require('../../runtime/budget') as typeof import('../../runtime/budget')),
  };
}

/** Reads a string as Velocity 1.7 does. */
export function parseTemplate(text: string): Parsed {
  runtime ??= loadRuntime();
  try {
    return { template: runtime.Template.parse(text), hasPlaceholders: true };
  } catch (error) {
    return { error: error as TemplateError };
  }
}

/** The runtime's walk over the references of a template. */
export function references() {
  runtime ??= loadRuntime();
  return runtime.references;
}

/** Calls a method of a string as Java does; undefined where there is none, or where it refuses the arguments. */
export function callMethod(text: string, method: string, args: readonly string[]): string | undefined {
  runtime ??= loadRuntime();
  try {
    const result = runtime.callMethod(text, method, [...args], new runtime.Budget());
    return typeof result === 'string' ? result : undefined;
  } catch {
    return undefined;
  }
}

/** What a token can be where a template is read: any string, a number, nothing at all, a string literal, a name. */
const STAND_INS = [UNKNOWN, '0', '', '"x"', 'x'];

/**
 * Reads a template in which a character stands for each token. It is wrong only if it is so whatever the tokens are, at
 * the same place.
 */
export function parseWithTokens(text: string): Parsed | undefined {
  if (!text.includes(UNKNOWN)) {
    return parseTemplate(text);
  }
  const attempts = STAND_INS.map((standIn) => ({ standIn, parsed: parseTemplate(text.replaceAll(UNKNOWN, standIn)) }));
  const readable = attempts.find(({ parsed }) => 'template' in parsed);
  if (readable) {
    return { ...readable.parsed, hasPlaceholders: readable.standIn === UNKNOWN } as Parsed;
  }
  const places = attempts.map(({ standIn, parsed }) =>
    placeIn(text, standIn, (parsed as { readonly error: TemplateError }).error),
  );
  return new Set(places).size === 1 ? attempts[0]?.parsed : undefined;
}

/** The offset of an error in the text with its placeholders. */
function placeIn(text: string, standIn: string, { offset }: TemplateError): number {
  let place = offset;
  for (let at = text.indexOf(UNKNOWN); at >= 0 && at <= place; at = text.indexOf(UNKNOWN, at + 1)) {
    place += 1 - standIn.length;
  }
  return place;
}
