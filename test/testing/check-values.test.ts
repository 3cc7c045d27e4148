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

test.each(['Tabel', 'TableNam', 'Name', 'Properties'])('fails for %s, which no template refers to', (name) => {
  const message = `values has "${name}", which the template does not mention; check its spelling`;
  expect(() => checkValues([template], { TableName: 'x', [name]: 'y' })).toThrow(message);
});
