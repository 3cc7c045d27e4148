import type { IntegrationPart } from '../../api-model/api-part';
import { placeholderEntries } from '../../api-model/placeholder-text';
import { isKnown, shownText } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { BINARY_MEDIA_TYPES, CONNECT_ROUTES } from '../../service-facts/sources';
import type { Rule } from '../rule';

const ROUTES_WITHOUT_MESSAGE = ['$connect', '$disconnect'];

/**
 * Rules about what the routes of an integration send to it.
 */
export const MESSAGE_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'message-only-source',
    severity: 'warning',
    moment: 'synth',
    summary: 'a value of the message where all routes are `$connect` or `$disconnect`, which have no message',
    source: CONNECT_ROUTES,
    check: (integration) => {
      const { routes } = integration;
      return routes.length > 0 && routes.every(({ key }) => ROUTES_WITHOUT_MESSAGE.includes(key))
        ? messageValues(integration)
        : undefined;
    },
  },
  {
    id: 'binary-conversion-of-json',
    severity: 'warning',
    moment: 'synth',
    summary: '`CONVERT_TO_BINARY` on a route that is selected by a value in JSON, which is not Base64',
    source: BINARY_MEDIA_TYPES,
    check: ({ synthesized, routes, api }) => {
      const expression = api.synthesized?.text('RouteSelectionExpression');
      const route = routes.find(({ key }) => isKnown(key) && !key.startsWith('$'));
      return route &&
        synthesized.text('ContentHandlingStrategy') === 'CONVERT_TO_BINARY' &&
        isKnown(expression) &&
        /\$\{?request\.body\./.test(expression)
        ? {
            problem: `messages of route ${JSON.stringify(route.key)} are JSON, and CONVERT_TO_BINARY expects Base64,`,
            remedy: 'send Base64 messages to the route "$default", or remove the content handling strategy',
          }
        : undefined;
    },
  },
];

function messageValues({ synthesized, routes }: IntegrationPart): readonly Finding[] {
  const keys = [...new Set(routes.map(({ key }) => JSON.stringify(key)))];
  const problem = (reader: string) =>
    `${reader} reads the message, which ${keys.join(' and ')} ${keys.length > 1 ? 'do' : 'does'} not have,`;
  const remedy = routes.every(({ key }) => key === '$connect')
    ? 'read a header, a query string or a variable of $context'
    : 'read a variable of $context, or store the value on $connect';
  const parameters = placeholderEntries(synthesized.value('RequestParameters'))
    .filter(([, source]) => source.startsWith('route.request.body.'))
    .map(([destination, source]) => ({
      problem: problem(`requestParameters[${JSON.stringify(destination)}]`),
      got: shownText(source),
      remedy,
    }));
  const templates = placeholderEntries(synthesized.value('RequestTemplates')).flatMap(([key, text]) =>
    pathsIn(text).map((got) => ({ problem: problem(`request template ${JSON.stringify(key)}`), got, remedy })),
  );
  return [...parameters, ...templates];
}

/** Loaded only where there is a template to read. */
let references: typeof import('../templates/references') | undefined;

/** The JSON paths that a template reads, `$` for the whole message. */
function pathsIn(template: string): string[] {
  references ??= require('../templates/references') as typeof import('../templates/references');
  const paths = references.referencesIn(template).body.map((reference) => {
    const [, path = '"$"'] = /\.(?:json|path)\(\s*('[^']*'|"[^"]*")/.exec(reference) ?? [];
    return path.slice(1, -1);
  });
  return [...new Set(paths)];
}
