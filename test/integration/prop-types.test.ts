import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketIntegrationResponseKey, WebSocketMappingTemplate, WebSocketMappingValue } from '../../lib';
import { requireArguments, requireCall, requireConstruct, requireProps } from '../../lib/integration/prop-types';

const literal = WebSocketMappingValue.literal('x');
const HTTP = { url: 'https://example.com/' };

type Struct = Parameters<typeof requireProps>[0];

test.each<[Struct, object]>([
  ['WebSocketHttpIntegrationProps', HTTP],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, headers: { X: literal }, timeout: Duration.seconds(1), description: null },
  ],
  ['WebSocketHttpIntegrationProps', { ...HTTP, requestTemplate: WebSocketMappingTemplate.json({}) }],
  ['WebSocketHttpIntegrationProps', { ...HTTP, responses: [{ key: WebSocketIntegrationResponseKey.SUCCESS }] }],
  ['WebSocketHttpIntegrationProps', { url: Lazy.any({ produce: () => 'https://example.com/' }) }],
  ['WebSocketAwsServiceCallOptions', { iamResources: Token.asList({ Ref: 'Arns' }) }],
  ['WebSocketDynamoDbQueryOptions', { keyConditionExpression: 'a = :a', limit: 5, consistentRead: false }],
])('%s accepts right types', (struct, props) => {
  expect(() => requireProps(struct, props, 'Backend')).not.toThrow();
});

test.each<[Struct, unknown, string]>([
  [
    'WebSocketHttpIntegrationProps',
    'https://example.com/',
    'props is not a struct at "Backend", got "https://example.com/"; pass a struct [prop-type-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    {},
    'url is not a string at "Backend", got "undefined"; pass a string [prop-type-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, headers: { X: 'y' } },
    'headers["X"] is not a mapping value at "Backend", got "y"; pass WebSocketMappingValue.literal("y") for a fixed string ' +
      '[mapping-value-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, headers: [literal] },
    'headers is not a map of mapping values at "Backend", got "an array"; pass a map of mapping values [prop-type-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, requestTemplate: '{}' },
    'requestTemplate is not a mapping template at "Backend", got "{}"; ' +
      'pass WebSocketMappingTemplate.fromString with the string [mapping-template-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, requestTemplate: { a: 1 } },
    'requestTemplate is not a mapping template at "Backend", got "a map"; ' +
      'pass WebSocketMappingTemplate.json with the data [mapping-template-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, requestTemplate: 5 },
    'requestTemplate is not a mapping template at "Backend", got 5; pass a mapping template [mapping-template-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, responses: [{ key: '$default' }] },
    'responses[0].key is not a WebSocketIntegrationResponseKey at "Backend", got "$default"; ' +
      'pass a WebSocketIntegrationResponseKey [prop-type-invalid]',
  ],
  [
    'WebSocketHttpIntegrationProps',
    { ...HTTP, timeout: 5 },
    'timeout is not a Duration of aws-cdk-lib at "Backend", got 5; pass a Duration of aws-cdk-lib [prop-type-invalid]',
  ],
  [
    'WebSocketAwsServiceCallOptions',
    { iamResources: 'arn' },
    'iamResources is not a list of strings at "Backend", got "arn"; pass a list of strings [prop-type-invalid]',
  ],
  [
    'WebSocketDynamoDbQueryOptions',
    { keyConditionExpression: 'a = :a', limit: Number.NaN },
    'limit is not a finite number at "Backend", got "NaN"; pass a finite number [prop-type-invalid]',
  ],
])('%s: fails for %j', (struct, props, message) => {
  expect(() => requireProps(struct, props, 'Backend')).toThrow(new Error(message));
});

test.each<[string, object]>([
  ['url', { url: 'https://example.com/&{0}' }],
  ['a name in headers', { ...HTTP, headers: { '[object Object]': literal } }],
])('fails for an object that was printed into %s', (name, props) => {
  expect(() => requireProps('WebSocketHttpIntegrationProps', props, 'Backend')).toThrow(
    `${name} contains the printed form of an object, such as a mapping value, at "Backend", got `,
  );
  expect(() => requireProps('WebSocketHttpIntegrationProps', props, undefined)).toThrow(
    /\[mapping-template-invalid\]$/,
  );
});

test('arguments are judged by their names', () => {
  const stack = new Stack(new App(), 'Stack');

  expect(() => requireArguments({ id: 'Backend', queue: new Queue(stack, 'Queue') }, 'Backend')).not.toThrow();
  expect(() => requireArguments({ queue: 'arn:aws:sqs:eu-west-1:111122223333:chat' }, 'Backend')).toThrow(
    'queue is not an SQS queue at "Backend", got "arn:aws:sqs:eu-west-1:111122223333:chat"; pass an SQS queue [prop-type-invalid]',
  );
  expect(() => requireArguments({ id: 1n }, 1n as never)).toThrow(
    'id is not a string, got "1"; pass a string [prop-type-invalid]',
  );
});

test('fails at the place of a construct before it exists', () => {
  const app = new App();
  const construct = (scope: App | Stack, id: string) => () =>
    requireConstruct(scope, id, 'WebSocketIntegrationAttributes', { webSocketApi: {} });

  expect(construct(app, 'Stack')).toThrow(' at "Stack", ');
  expect(construct(new Stack(app, 'Stack'), 'Backend')).toThrow(' at "Stack/Backend", ');
  expect(construct(app, undefined as unknown as string)).toThrow(/^id is /);
});

test('fails for an argument of a call before its props, with the id as the place', () => {
  const call = (queue: unknown, options: unknown) => () =>
    requireCall({ id: 'Send', queue }, 'WebSocketSqsSendMessageOptions', options);

  expect(call({ queueArn: 'arn' }, {})).not.toThrow();
  expect(call('queue', { delay: 5 })).toThrow(/^queue is .* at "Send", /);
  expect(call({ queueArn: 'arn' }, { delay: 5 })).toThrow(/^delay is .* at "Send", /);
});
