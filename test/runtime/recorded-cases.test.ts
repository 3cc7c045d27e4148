import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Budget } from '../../lib/runtime/budget';
import { JavaMap, type JavaValue } from '../../lib/runtime/java/value';
import { mappingVariables } from '../../lib/runtime/variables/mapping-variables';
import { Template } from '../../lib/runtime/velocity/template';
import { type BackendResponse, type ClientMessage, RouteTester } from '../../lib/testing';

/** What a template is rendered for. */
interface TemplateInput {
  readonly body: string;
  readonly params: { readonly [kind: string]: { readonly [name: string]: string } };
  readonly context: { readonly [name: string]: unknown };
  readonly stageVariables: { readonly [name: string]: string };
}

interface TemplateCase {
  readonly kind: 'template' | 'two-templates';
  readonly template: string;
  /** The template of the response, whose body is the request: the backend sends it back. */
  readonly template2?: string;
  readonly input: TemplateInput;
}

interface RouteCase {
  readonly kind: 'route';
  readonly cfn: { readonly [section: string]: object };
  readonly route: string;
  readonly what: 'request' | 'headers' | 'reply';
  /** The header that is looked at; null is expected for one that is not sent. */
  readonly header?: string;
  readonly input: ClientMessage;
  readonly backend?: BackendResponse;
}

type Case = (TemplateCase | RouteCase) & {
  readonly id: string;
  readonly compare: 'text' | 'json' | 'jsonsub' | 'contains' | 'header' | 'error';
  readonly expected: unknown;
  readonly source: string;
};

const CASES: readonly Case[] = JSON.parse(readFileSync(join(__dirname, 'cases/recorded-cases.json'), 'utf8'));

/** Cases that were not recorded on AWS, and that the runtime does not follow. */
const REFUSED: { readonly [id: string]: string } = {
  'doc-count': 'a slip of the documentation: no list of Java has a method count()',
  'aws-vtl-editor/service-integrations/eventbridge/put-events':
    'the output of a simulator that runs Velocity 2.3, where an empty string is false; on AWS it is true',
};

/** The source, a tutorial, gives this text without the space that Velocity leaves after #else. */
const WITHOUT_MARGIN = 'ls-unit-shardcount-given';

function caseOf(id: string): Case {
  return CASES.find((candidate) => candidate.id === id) as Case;
}

function renderTemplates({ input, template, template2 }: TemplateCase): string {
  const rendered = render(template, input);
  return template2 === undefined ? rendered : render(template2, { ...input, body: rendered });
}

function render(template: string, { body, context, params, stageVariables }: TemplateInput): string {
  const budget = new Budget();
  const source = {
    body,
    context: javaValue(context) as JavaMap,
    parameters: Object.fromEntries(Object.entries(params).map(([kind, values]) => [kind, Object.entries(values)])),
    stageVariables: Object.entries(stageVariables),
  };
  return Template.parse(template).render(mappingVariables(source, budget), { budget });
}

function javaValue(value: unknown): JavaValue {
  return typeof value === 'object' && value !== null
    ? JavaMap.of(Object.entries(value).map(([name, entry]) => [name, javaValue(entry)]))
    : (value as JavaValue);
}

function followRoute({ backend, cfn, header = '', input, route, what }: RouteCase): string | null | undefined {
  const tester = RouteTester.fromTemplate(cfn, route);
  if (what === 'reply') {
    return tester.renderReply({ ...backend, message: input }).body;
  }
  const request = tester.renderRequest(input);
  return what === 'request' ? request.body : (request.headers[header] ?? null);
}

function resultOf(entry: Case): string | null | undefined {
  return entry.kind === 'route' ? followRoute(entry) : renderTemplates(entry);
}

function check(entry: Case): void {
  const { compare, expected, id } = entry;
  switch (compare) {
    case 'error':
      expect(() => resultOf(entry)).toThrow(expected as string);
      break;
    case 'contains':
      expect(resultOf(entry)).toContain(expected);
      break;
    case 'json':
      expect(JSON.parse(resultOf(entry) as string)).toEqual(expected);
      break;
    case 'jsonsub':
      expect(JSON.parse(resultOf(entry) as string)).toMatchObject(expected as object);
      break;
    case 'header':
      expect(resultOf(entry)).toBe(expected);
      break;
    case 'text':
      expect(id === WITHOUT_MARGIN ? resultOf(entry)?.trimStart() : resultOf(entry)).toBe(expected);
  }
}

test('all cases are here', () => {
  expect(CASES).toHaveLength(162);
  expect(new Set(CASES.map(({ id }) => id)).size).toBe(162);
  expect(Object.keys(REFUSED).filter((id) => caseOf(id) === undefined)).toEqual([]);
});

test.each(CASES.filter(({ id }) => !Object.hasOwn(REFUSED, id)).map((entry) => [entry.id, entry] as const))(
  '%s is as recorded',
  (_, entry) => check(entry),
);

test.each(Object.keys(REFUSED).map((id) => [id, REFUSED[id] as string]))('%s is not followed, being %s', (id) => {
  expect(() => check(caseOf(id))).toThrow();
});

test('a list has no count(), as in Java', () => {
  expect(resultOf(caseOf('doc-count'))).toBe('');
});

test('a missing member is an empty string, which is true, where a simulator takes it for false', () => {
  const id = 'aws-vtl-editor/service-integrations/eventbridge/put-events';
  const [given, missing] = JSON.parse(resultOf(caseOf(id)) as string).Entries;

  expect(given.EventBusName).toBe('default');
  expect(missing.EventBusName).toBe('');
});
