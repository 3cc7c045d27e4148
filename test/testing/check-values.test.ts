import { IntrinsicResolver, type ReferenceValues } from '../../lib/runtime/cloudformation/intrinsics';
import { checkValues } from '../../lib/testing/check-values';

const template = { Parameters: { TableName: { Type: 'String' } } };
const templates = [{ template, resolver: new IntrinsicResolver(template) }];

test.each<ReferenceValues>([{}, { TableName: 'x' }, { 'AWS::Region': 'x' }])(
  'the values %j are of names that the template has',
  (values) => {
    expect(() => checkValues(templates, values)).not.toThrow();
  },
);

test('fails for a name that no template has', () => {
  expect(() => checkValues(templates, { TableName: 'x', Tabel: 'y' })).toThrow(
    new Error(
      'values has a name that the template does not contain, got "Tabel"; ' +
        'use a parameter name, a logical id, an export name or an SSM parameter name of the template',
    ),
  );
});
