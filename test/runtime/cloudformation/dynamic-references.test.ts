import { dynamicReferences, replaceDynamicReferences } from '../../../lib/runtime/cloudformation/dynamic-references';

test.each([
  ['{{resolve:ssm:/chat/table}}', { store: 'parameter', name: '/chat/table' }],
  ['{{resolve:ssm:/chat/table:12}}', { store: 'parameter', name: '/chat/table' }],
  ['{{resolve:ssm-secure:/chat/token:1}}', { store: 'parameter', name: '/chat/token' }],
  ['{{resolve:secretsmanager:chat}}', { store: 'secret', name: 'chat', key: undefined }],
  ['{{resolve:secretsmanager:chat:SecretString:token::}}', { store: 'secret', name: 'chat', key: 'token' }],
  [
    '{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:chat:SecretString:::}}',
    { store: 'secret', name: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:chat', key: undefined },
  ],
])('%s names what it reads', (text, expected) => {
  expect(dynamicReferences(`a ${text} b`)).toEqual([expected]);
});

test('each reference of a text is replaced, the rest stays', () => {
  const text = '{"a": "{{resolve:ssm:/a}}", "b": "{{resolve:ssm:/b:2}}", "c": {{resolve:other:x}}}';

  expect(replaceDynamicReferences(text, ({ name }) => `<${name}>`)).toBe(
    '{"a": "</a>", "b": "</b>", "c": {{resolve:other:x}}}',
  );
});
