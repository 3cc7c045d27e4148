import { atomicText, epochSeconds, pathArgument } from '../../../lib/mapping/writer/atomic-value';
import { TemplateCode } from '../../../lib/mapping/writer/template-code';
import { Budget } from '../../../lib/runtime/budget';
import { JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';

const BODY = JSON.stringify({ s: 'a"b', n: 5, o: { x: [1] }, z: null, "it's": 'quoted' });

/** What the text of a value renders for a message. */
function render(source: Parameters<typeof atomicText>[1]): string {
  const code = new TemplateCode();
  const template = code.withSafeBody([atomicText(code, source, 'template')]);
  const variables = mappingVariables(
    {
      body: BODY,
      parameters: { header: [['X-Room', 'lobby']], querystring: [['q', 'query']] },
      context: JavaMap.of([
        ['connectionId', 'abc='],
        ['requestTimeEpoch', 1_700_000_000_500],
      ]),
      stageVariables: [['table', 'rooms']],
    },
    new Budget(),
  );
  return Template.parse(template).render(variables).split('\n').pop() as string;
}

test.each([
  ['$.s', 'a"b'],
  ['$.n', '5'],
  ['$.o', '{"x":[1]}'],
  ['$.z', ''],
  ["$['it\\'s']", 'quoted'],
])('the text of %s in the message is %j', (path, expected) => {
  expect(render({ kind: 'body', of: 'request', path })).toBe(expected);
});

test.each([
  [{ kind: 'body', of: 'request' }, BODY],
  [{ kind: 'context', name: 'connectionId' }, 'abc='],
  [{ kind: 'context', name: 'authorizer.room' }, ''],
  [{ kind: 'stageVariable', name: 'table' }, 'rooms'],
  [{ kind: 'header', name: 'X-Room' }, 'lobby'],
  [{ kind: 'header', name: 'X-Missing' }, ''],
  [{ kind: 'queryString', name: 'q' }, 'query'],
] as const)('the text of %j is %j', (source, expected) => {
  expect(render(source)).toBe(expected);
});

test('fails for a JSON object as a part of a string', () => {
  expect(() => render({ kind: 'headers' })).toThrow(/got "requestHeaders\(\)".*\[mapping-value-out-of-place\]$/);
});

test('fails for a context variable that a template cannot reference', () => {
  expect(() => render({ kind: 'context', name: 'authorizer.1' })).toThrow(/\[mapping-template-invalid\]$/);
});

test('epochSeconds adds to the time of the message', () => {
  const code = new TemplateCode();
  const template = code.withSafeBody([epochSeconds(code, 7200)]);
  const context = JavaMap.of([['requestTimeEpoch', 1_700_000_000_500]]);

  expect(
    Template.parse(template)
      .render([['context', context]])
      .split('\n')
      .pop(),
  ).toBe('1700007200');
});

test('a path is an argument in single quotes, and a variable if it has some', () => {
  const code = new TemplateCode();

  expect(pathArgument(code)).toBe("'$'");
  expect(pathArgument(code, '$.a')).toBe("'$.a'");
  expect(pathArgument(code, "$['a']")).toBe('$path1');
});
