import { checkValues } from '../../lib/testing/check-values';

const template = {
  Resources: { Queue: { Properties: { Name: { Ref: 'TableName' } } } },
  Parameters: { 'Odd"Name': {} },
};

test.each<Record<string, string> | undefined>([
  undefined,
  {},
  { TableName: 'x' },
  { 'Queue.Arn': 'x' },
  { 'AWS::Region': 'x' },
  { 'Odd"Name': 'x' },
])('the values %j are of names that the template contains', (values) => {
  expect(() => checkValues([{}, template], values)).not.toThrow();
});

test('fails for a name that no template contains', () => {
  expect(() => checkValues([template], { TableNam: 'x', Tabel: 'y' })).toThrow(/"Tabel"/);
});
