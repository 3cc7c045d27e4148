import { Budget } from '../../lib/runtime/budget';
import { JavaMap } from '../../lib/runtime/java/value';
import { mappingVariables } from '../../lib/runtime/variables/mapping-variables';
import { Template } from '../../lib/runtime/velocity/template';
import { TEMPLATE_VARIABLES, UTIL_FUNCTIONS } from '../../lib/service-facts/template-variables';

const variables = () =>
  mappingVariables({ body: '{}', parameters: {}, context: new JavaMap(), stageVariables: [] }, new Budget());

test('the runtime has exactly the variables of a mapping template', () => {
  expect(
    variables()
      .map(([name]) => name)
      .sort(),
  ).toEqual([...TEMPLATE_VARIABLES].sort());
});

test.each(UTIL_FUNCTIONS)('the runtime has $util.%s', (name) => {
  const template = Template.parse(`$util.${name}('e30=')`);

  expect(template.render(variables(), { mode: 'velocity' })).not.toContain('$util');
});
