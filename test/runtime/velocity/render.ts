import { JavaList, JavaMap, type JavaValue } from '../../../lib/runtime/java/value';
import type { TemplateMode } from '../../../lib/runtime/velocity/node';
import { Template } from '../../../lib/runtime/velocity/template';

/** Renders a template with a string `$s`, a list `$list` and a map `$map`. */
export function render(template: string, mode: TemplateMode = 'apigateway', more: [string, JavaValue][] = []): string {
  const variables: [string, JavaValue][] = [
    ['s', 'text'],
    ['list', new JavaList(['a', 'b', 'c'])],
    [
      'map',
      JavaMap.of([
        ['k', 'v'],
        ['inner', JavaMap.of([['n', 7]])],
      ]),
    ],
  ];
  return Template.parse(template).render([...variables, ...more], { mode });
}
