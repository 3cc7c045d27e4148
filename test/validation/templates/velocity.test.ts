import { UNKNOWN } from '../../../lib/api-model/token-text';
import { callMethod, parseWithTokens } from '../../../lib/validation/templates/velocity';

function offset(text: string): number | undefined {
  const parsed = parseWithTokens(text);
  return parsed && 'error' in parsed ? parsed.error.offset : undefined;
}

test.each(['a', `a ${UNKNOWN} b`, `#set($a = ${UNKNOWN})`, `#if(${UNKNOWN} == 1)a#end`, `$a.${UNKNOWN}`])(
  '%j can be read, whatever its tokens are',
  (text) => {
    expect(parseWithTokens(text)).toHaveProperty('template');
  },
);

test('a token in a text keeps its place, and one in an expression does not', () => {
  expect(parseWithTokens(`a ${UNKNOWN}`)).toMatchObject({ hasPlaceholders: true });
  expect(parseWithTokens(`#set($a = ${UNKNOWN})`)).toMatchObject({ hasPlaceholders: false });
});

test.each([
  ['#if(', 4],
  [`${UNKNOWN}#if(`, 5],
  [`#if($a)${UNKNOWN}${UNKNOWN}`, 9],
])('%j is wrong whatever its tokens are', (text, place) => {
  expect(offset(text)).toBe(place);
});

test('what is wrong at a token may be right when the token is known', () => {
  expect(parseWithTokens(`#if($a ${UNKNOWN} $b)`)).toBeUndefined();
});

test.each([
  ['replace', ['a', 'b'], 'b'],
  ['length', [], undefined],
  ['nothing', [], undefined],
  ['replaceAll', ['[', ''], undefined],
])('%s(%j) of a string gives %j', (method, args, result) => {
  expect(callMethod('a', method, args)).toBe(result);
});
