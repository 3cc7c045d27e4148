import { TemplateCode } from '../../../lib/mapping/writer/template-code';
import { literal } from '../../../lib/mapping/writer/template-part';
import { Template } from '../../../lib/runtime/velocity/template';

const render = (template: string) => Template.parse(template).render([['x', 'value']]);
const runtime = { kind: 'runtime', expression: '$x', reference: 'x' } as const;

test('an expression is assigned once, before the body', () => {
  const code = new TemplateCode();
  const first = code.assign('text', "$x.concat('!')");
  const second = code.assign('text', "$x.concat('!')");

  expect(second).toEqual(first);
  expect(code.withSafeBody([first, literal('"'), second])).toBe(`#set($text1 = $x.concat('!'))\n$text1"$text1`);
});

test('two expressions have two variables', () => {
  const code = new TemplateCode();

  expect(code.assign('text', '1').reference).toBe('text1');
  expect(code.assign('text', '2').reference).toBe('text2');
  expect(code.assign('path', '3').reference).toBe('path1');
});

test('a reference that letters follow is in braces', () => {
  expect(render(new TemplateCode().withSafeBody([runtime, literal('s')]))).toBe('values');
});

test.each(['$x', '#if(true)', '\\$x', '"', "'", '$util.urlEncode("a")', '#set($x = 1)'])(
  'the literal %j renders as itself',
  (text) => {
    expect(
      render(new TemplateCode().withBody([literal(text), runtime]))
        .split('\n')
        .pop(),
    ).toBe(`${text}value`);
  },
);

test.each(['a $b "c" \\ #d', "it's"])('the string of the literal %j has the value of the literal', (text) => {
  const code = new TemplateCode();
  const expression = code.expressionOf([literal(text), runtime]);

  expect(
    render(code.withSafeBody([code.assign('text', expression)]))
      .split('\n')
      .pop(),
  ).toBe(`${text}value`);
});

test('the expression of one value is its own', () => {
  expect(new TemplateCode().expressionOf([runtime])).toBe('$x');
});
