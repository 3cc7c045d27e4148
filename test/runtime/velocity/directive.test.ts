import { TemplateError } from '../../../lib/runtime/velocity/template-error';
import { render } from './render';

test('fails at the directive that lacks an argument, and names it', () => {
  expect(() => render('a\n  #foreach($x)b#end')).toThrow(TemplateError);
  expect(() => render('a\n  #foreach($x)b#end')).toThrow(/#foreach lacks an argument.* at line 2, column 3/s);
});

test('fails with the exception that Velocity throws', () => {
  expect(() => render('#break(1)')).toThrow(expect.objectContaining({ exception: 'VelocityException' }));
});
