import { Annotations, App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Annotations as StackAnnotations } from 'aws-cdk-lib/assertions';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { VpcLink as HttpApiVpcLink, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { WebSocketIntegration, type WebSocketIntegrationProps, WebSocketIntegrationType } from '../../lib';
import { INTEGRATION_RULES } from '../../lib/validation/integration-rules';

interface Fixtures {
  /** Props on the edge of what the rule allows. */
  readonly passing: (scope: Stack) => Partial<WebSocketIntegrationProps>[];

  /** Props that break the rule, each with the message. */
  readonly failing: (scope: Stack) => [Partial<WebSocketIntegrationProps>, string][];
}

const HTTP = {
  integrationType: WebSocketIntegrationType.HTTP,
  integrationUri: 'https://example.com/',
  integrationMethod: 'POST',
};
const MOCK_TEMPLATES = { 'application/json': '{"statusCode": 200}' };
const { MOCK, AWS, AWS_PROXY, HTTP_PROXY } = WebSocketIntegrationType;

const fixtures: Record<string, Fixtures> = {
  'integration-uri-required': {
    passing: () => [{ integrationType: MOCK, integrationUri: '' }],
    failing: () => [
      ...[AWS, AWS_PROXY].map((integrationType): [Partial<WebSocketIntegrationProps>, string] => [
        { integrationType, integrationUri: '' },
        `integrationUri is required by integration type ${integrationType} at "Stack/Integration"; ` +
          'pass the ARN of the function or of the service action to call',
      ]),
      ...[WebSocketIntegrationType.HTTP, HTTP_PROXY].map(
        (integrationType): [Partial<WebSocketIntegrationProps>, string] => [
          { ...HTTP, integrationType, integrationUri: undefined as unknown as string },
          `integrationUri is required by integration type ${integrationType} at "Stack/Integration"; ` +
            'pass the URL of the backend',
        ],
      ),
    ],
  },
  'integration-uri-too-long': {
    passing: () => [{ ...HTTP, integrationUri: `https://${'x'.repeat(2040)}` }],
    failing: () => [
      [
        { ...HTTP, integrationUri: `https://${'x'.repeat(2041)}` },
        'integrationUri is longer than 2048 characters at "Stack/Integration", got "2049 characters"; shorten it',
      ],
    ],
  },
  'integration-method-too-long': {
    passing: () => [{ ...HTTP, integrationMethod: 'M'.repeat(64) }],
    failing: () => [
      [
        { ...HTTP, integrationMethod: 'M'.repeat(65) },
        'integrationMethod is longer than 64 characters at "Stack/Integration", got "65 characters"; shorten it',
      ],
    ],
  },
  'request-parameter-too-long': {
    passing: () => [{ ...HTTP, requestParameters: { 'integration.request.header.X-Id': `'${'x'.repeat(510)}'` } }, {}],
    failing: () => [
      [
        { ...HTTP, requestParameters: { 'integration.request.header.X-Id': `'${'x'.repeat(511)}'` } },
        'requestParameters["integration.request.header.X-Id"] is longer than 512 characters at "Stack/Integration", ' +
          'got "513 characters"; shorten it',
      ],
    ],
  },
  'timeout-out-of-range': {
    passing: () => [{ timeout: Duration.millis(50) }, { timeout: Duration.seconds(29) }],
    failing: () =>
      [0, 49, 29_001, 30_000].map((milliseconds) => [
        { timeout: Duration.millis(milliseconds) },
        `timeout is out of range at "Stack/Integration", got "${milliseconds} ms"; ` +
          'use 50 to 29000 milliseconds, or leave it out for the longest',
      ]),
  },
  'description-too-long': {
    passing: () => [{ description: '' }, { description: 'x'.repeat(1024) }, { description: '😀'.repeat(1024) }],
    failing: () => [
      [
        { description: 'x'.repeat(1025) },
        'description is longer than 1024 characters at "Stack/Integration", got "1025 characters"; shorten it',
      ],
      [
        { description: '😀'.repeat(1030) },
        'description is longer than 1024 characters at "Stack/Integration", got "1030 characters"; shorten it',
      ],
    ],
  },
  'vpc-link-of-http-api': {
    passing: (scope) => {
      const loadBalancerArn =
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef';
      const target = NetworkLoadBalancer.fromNetworkLoadBalancerAttributes(scope, 'Target', { loadBalancerArn });
      return [{ ...HTTP, vpcLink: new VpcLink(scope, 'RestLink', { targets: [target] }) }];
    },
    failing: (scope) =>
      [
        new HttpApiVpcLink(scope, 'Link', { vpc: new Vpc(scope, 'Vpc') }),
        HttpApiVpcLink.fromVpcLinkAttributes(scope, 'ImportedLink', {
          vpcLinkId: 'a1b2c3',
          vpc: new Vpc(scope, 'Vpc2'),
        }),
      ].map((vpcLink) => [
        { ...HTTP, vpcLink },
        'vpcLink is a link of HTTP APIs, which AWS rejects on a WebSocket API, at "Stack/Integration"; ' +
          'pass a VpcLink of aws-apigateway, to a Network Load Balancer',
      ]),
  },
  'selection-expression-unescaped': {
    passing: () => [
      { requestTemplates: { $default: '{"statusCode": 200}' }, templateSelectionExpression: '\\$default' },
      { ...HTTP, templateSelectionExpression: '$request.body.kind' },
    ],
    failing: () => [
      [
        { ...HTTP, templateSelectionExpression: '$default' },
        'templateSelectionExpression names a variable that does not exist at "Stack/Integration", got "$default"; ' +
          'put a backslash before it, which makes it a plain word',
      ],
    ],
  },
  'template-never-selected': {
    passing: (): Partial<WebSocketIntegrationProps>[] => [
      { ...HTTP, requestTemplates: { 'application/json': '{}', $default: '{}' } },
      { ...HTTP, requestTemplates: { $default: '{}' }, templateSelectionExpression: '\\$default' },
      { ...HTTP, requestTemplates: { chat: '{}', $default: '{}' }, templateSelectionExpression: 'chat' },
      { ...HTTP, requestTemplates: { a: '{}', b: '{}' }, templateSelectionExpression: '${request.body.kind}' },
    ],
    failing: () => {
      const never = (selected: string, key: string) =>
        `a request template is never picked, since the selection expression always yields "${selected}", ` +
        `at "Stack/Integration", got "${key}"; put the template under "${selected}", or change ` +
        'templateSelectionExpression';
      return [
        [{ ...HTTP, requestTemplates: { 'text/plain': '{}' } }, never('application/json', 'text/plain')],
        [
          { ...HTTP, requestTemplates: { 'application/json': '{}' }, templateSelectionExpression: '\\$default' },
          never('$default', 'application/json'),
        ],
        [{ ...HTTP, requestTemplates: { room: '{}' }, templateSelectionExpression: 'chat' }, never('chat', 'room')],
      ];
    },
  },
  'mock-without-status-code': {
    passing: () => [
      {},
      { requestTemplates: { 'application/json': '{statusCode: 404}' } },
      { requestTemplates: { 'application/json': '#set($code = 200){"statusCode": $code}' } },
      { ...HTTP },
      { requestTemplates: Lazy.any({ produce: () => ({}) }) as unknown as { [key: string]: string } },
    ],
    failing: () => {
      const remedy = 'render an object with an integer status code, such as {"statusCode": 200}';
      return [
        [
          { requestTemplates: undefined },
          `a mock has no request template, and may answer with an error, at "Stack/Integration"; ${remedy}`,
        ],
        [
          { requestTemplates: { 'application/json': '{"statusCode": "200"}' } },
          `a mock has a template without an integer statusCode, at "Stack/Integration", got "application/json"; ${remedy}`,
        ],
      ];
    },
  },
  'integration-method-missing': {
    passing: () => [HTTP, { integrationType: AWS_PROXY, integrationUri: 'arn:aws:apigateway:eu-west-1:lambda:path/x' }],
    failing: () =>
      [WebSocketIntegrationType.HTTP, HTTP_PROXY].map((integrationType) => [
        { ...HTTP, integrationType, integrationMethod: undefined },
        `integrationMethod is missing, and AWS may reject integration type ${integrationType} without it ` +
          'at "Stack/Integration"; set integrationMethod, for example to "POST"',
      ]),
  },
  'vpc-link-without-http': {
    passing: (scope) => [
      { ...HTTP, vpcLink: VpcLink.fromVpcLinkId(scope, 'HttpLink', 'a1b2c3') },
      { ...HTTP, integrationType: HTTP_PROXY, vpcLink: VpcLink.fromVpcLinkId(scope, 'HttpProxyLink', 'a1b2c3') },
    ],
    failing: (scope) => [
      [
        { vpcLink: VpcLink.fromVpcLinkId(scope, 'MockLink', 'a1b2c3') },
        'vpcLink has no documented effect on integration type MOCK at "Stack/Integration"; ' +
          'use integration type HTTP or HTTP_PROXY, or remove vpcLink',
      ],
    ],
  },
};

function synthesize(choose: (stack: Stack) => Partial<WebSocketIntegrationProps>): Stack {
  const stack = new Stack(new App(), 'Stack');
  new WebSocketIntegration(stack, 'Integration', {
    webSocketApi: new WebSocketApi(stack, 'Api'),
    integrationType: MOCK,
    integrationUri: '',
    requestTemplates: MOCK_TEMPLATES,
    ...choose(stack),
  });
  return stack;
}

test('every rule has fixtures, and every fixture a rule', () => {
  expect(INTEGRATION_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(fixtures).sort());
});

test('every rule cites AWS documentation or an observed rejection', () => {
  for (const { source } of INTEGRATION_RULES) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/|^observed /);
  }
});

describe.each(INTEGRATION_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const scratch = new Stack();
  const { passing, failing } = fixtures[id] as Fixtures;

  test.each(passing(scratch).map((_, index) => [index]))('accepts passing fixture %i', (index) => {
    const stack = synthesize((scope) => passing(scope)[index] ?? {});

    StackAnnotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  const examples = failing(scratch).map(([, message], index) => [message, index] as const);
  test.each(examples)('fails: %s', (message, index) => {
    const build = () => synthesize((scope) => failing(scope)[index]?.[0] ?? {});

    if (rule.severity === 'error') {
      expect(build).toThrow(new Error(`${message} [${id}]`));
    } else {
      StackAnnotations.fromStack(build()).hasWarning(
        '/Stack/Integration',
        `${message} [ack: cdk-websocket-integrations:${id}]`,
      );
    }
  });
});

test('a warning is silent once it is acknowledged', () => {
  const stack = new Stack(new App(), 'Stack');
  const integration = new WebSocketIntegration(stack, 'Integration', {
    ...HTTP,
    webSocketApi: new WebSocketApi(stack, 'Api'),
    integrationMethod: undefined,
  });
  Annotations.of(integration).acknowledgeWarning('cdk-websocket-integrations:integration-method-missing');

  StackAnnotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('fails with every mistake at once, a line each', () => {
  expect(() =>
    synthesize(() => ({ ...HTTP, integrationUri: '', timeout: Duration.minutes(1), description: 'x'.repeat(2000) })),
  ).toThrow(/^integrationUri .*\[integration-uri-required\]\ntimeout .*\ndescription .*\[description-too-long\]$/);
});
