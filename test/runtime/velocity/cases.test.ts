import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Budget } from '../../../lib/runtime/budget';
import { readJson } from '../../../lib/runtime/java/json-smart/read-json';
import { JavaList, JavaMap, type JavaValue } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

/** Reads a file as the oracle did: a number keeps its class, and a map the order of its keys. */
function readFile(file: string): JavaValue {
  return plain(readJson(readFileSync(join(__dirname, '..', 'cases', file), 'utf8'), new Budget()));
}

function readCases(file: string): JavaMap[] {
  return (readFile(file) as JavaList).items as JavaMap[];
}

/** Lists of the oracle's contexts are ArrayLists, not arrays of the JSON library. */
function plain(value: JavaValue): JavaValue {
  if (value instanceof JavaList) {
    return new JavaList(value.items.map(plain));
  }
  return value instanceof JavaMap ? JavaMap.of(entries(value).map(([key, entry]) => [key, plain(entry)])) : value;
}

function entries(map: JavaValue | undefined): [string, JavaValue][] {
  return map instanceof JavaMap ? ([...map.entries] as [string, JavaValue][]) : [];
}

function strings(map: JavaValue | undefined): [string, string][] {
  return entries(map) as [string, string][];
}

interface Failure {
  readonly name: JavaValue | undefined;
  readonly expected: JavaValue | undefined;
  readonly got: string;
}

function failures(cases: readonly JavaMap[], render: (entry: JavaMap) => string): Failure[] {
  return cases.flatMap((entry) => {
    const of = (key: string) => entry.entries.get(key);
    let got: string;
    try {
      got = render(entry);
    } catch (error) {
      if (!(error instanceof TemplateError)) {
        throw error;
      }
      return of('expectedError') === undefined
        ? [{ name: of('name'), expected: of('expected'), got: error.message }]
        : [];
    }
    const isRight = of('expectedError') === undefined && got === of('expected');
    return isRight
      ? []
      : [{ name: of('name') ?? of('template'), expected: of('expectedError') ?? of('expected'), got }];
  });
}

test('renders what Apache Velocity 1.7 renders', () => {
  const cases = readCases('vtl-cases.json');

  const wrong = failures(cases, (entry) =>
    Template.parse(entry.entries.get('template') as string).render(entries(entry.entries.get('context')), {
      mode: 'velocity',
    }),
  );

  expect(cases.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});

test.each(['vtl-language-cases.json', 'vtl-generated-cases.json'])('renders %s as Apache Velocity 1.7 does', (name) => {
  const file = readFile(name) as JavaMap;
  const cases = (file.entries.get('cases') as JavaList).items as JavaMap[];

  const wrong = failures(cases, (entry) =>
    // A template can change what it is given.
    Template.parse(entry.entries.get('template') as string).render(
      entries(file.entries.get('context')).map(([key, value]) => [key, plain(value)]),
      { mode: entry.entries.get('mode') as 'velocity' | 'apigateway' },
    ),
  );

  expect(cases.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

test('renders what API Gateway renders, save for the filters of JSONPath', () => {
  const cases = readCases('vtl-apigw-cases.json');

  const wrong = failures(cases, (entry) => {
    const event = entry.entries.get('event') as JavaMap;
    const parameters = event.entries.get('params') as JavaMap | undefined;
    const budget = new Budget();
    const variables = mappingVariables(
      {
        body: event.entries.get('body') as string,
        context: (event.entries.get('context') as JavaMap | undefined) ?? new JavaMap(),
        parameters: Object.fromEntries(entries(parameters).map(([kind, values]) => [kind, strings(values)])),
        stageVariables: strings(event.entries.get('stageVariables')),
      },
      budget,
    );
    return Template.parse(entry.entries.get('template') as string).render(variables, { budget });
  });

  expect(cases.length).toBeGreaterThan(100);
  expect(wrong.filter(({ got }) => !got.includes('filters'))).toEqual([]);
});
