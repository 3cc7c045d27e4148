import { Budget } from '../../../lib/runtime/budget';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

test('a template renders any number of times, each with its own variables and macros', () => {
  const template = Template.parse('#macro(m)$x#end#m()');

  expect([1, 2].map((x) => template.render([['x', x]]))).toEqual(['1', '2']);
});

test('a template takes what it does from the budget that it is given', () => {
  const budget = new Budget();
  budget.step(2_000_000);

  expect(() => Template.parse('$x').render([], { budget })).toThrow(TemplateError);
});

test('it renders as API Gateway does unless told otherwise', () => {
  const template = Template.parse('[$x]');

  expect([template.render([]), template.render([], { mode: 'velocity' })]).toEqual(['[]', '[$x]']);
});

test('fails with the exception of Java', () => {
  expect(() => Template.parse('$s.substring(9)').render([['s', 'a']])).toThrow(
    expect.objectContaining({ exception: 'java.lang.StringIndexOutOfBoundsException' }),
  );
});

test('fails as too deep where little of the stack is left', () => {
  const template = Template.parse(`${'#if(true)'.repeat(50)}a${'#end'.repeat(50)}`);
  /** Renders from as deep in the stack as the rendering says something else than that the stack is full. */
  const renderAtTheEnd = (): unknown => {
    try {
      return renderAtTheEnd();
    } catch (error) {
      if (!(error instanceof RangeError)) {
        throw error;
      }
      return template.render([]);
    }
  };

  expect(renderAtTheEnd).toThrow(
    expect.objectContaining({
      name: 'TemplateError',
      message: expect.stringContaining('the rendering nests too deep'),
    }),
  );
});
