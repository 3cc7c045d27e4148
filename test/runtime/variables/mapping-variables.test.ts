import { Budget } from '../../../lib/runtime/budget';
import { JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';

test('a template reads the body, the parameters, the context, the stage variables and $util', () => {
  const variables = mappingVariables(
    {
      body: '{"text":"a b"}',
      parameters: { header: [['H', 'header']] },
      context: JavaMap.of([['connectionId', 'abc=']]),
      stageVariables: [['room', 'lobby']],
    },
    new Budget(),
  );
  const template = Template.parse(
    "$input.json('$.text') $input.params('H') $context.connectionId $stageVariables.room $util.urlEncode('a b')",
  );

  expect(template.render(variables)).toBe('"a b" header abc= lobby a+b');
});
