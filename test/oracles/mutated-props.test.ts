import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  WebSocketApi,
  type WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import {
  ContentHandling,
  PassthroughBehavior,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationResponseKey,
  WebSocketIntegrationType,
  WebSocketRouteIntegrationBase,
} from '../../lib';

// What we accept, others must accept: props that are valid are changed at random, and what neither a constructor nor the
// synth refuses is shown to the validation built into aws-cdk-lib and to cdk-preflight here, to cfn-lint by cfn-lint.mjs.
const TRIES = Number(process.env.MUTATED_PROPS ?? 600);
const STACKS_OF_AN_APP = 40;
const ACCEPTED = join(__dirname, '../../node_modules/.cache/accepted-templates');

// Its types are those of the newest aws-cdk-lib, this file is checked with the oldest.
const { Preflight } = jest.requireActual<{
  Preflight: { apply(scope: App, options?: { strict?: boolean; exclude?: string[] }): void };
}>('cdk-preflight');

// Both were observed on HTTP APIs. The first wants their grammar of request parameters; of the second, an HTTP_PROXY
// without a method, it is not known whether a WebSocket API rejects it too: it is a warning of ours.
const HTTP_APIS_ONLY = ['pf-apigwv2-request-parameter-action', 'pf-apigwv2-http-proxy-integration-method'];

interface Candidate {
  readonly props: WebSocketIntegrationOptions;
  readonly routeKey: string;
  readonly routeSelectionExpression: string;
  readonly returnResponse: boolean;
  readonly withRole: boolean;
  readonly responseKey?: string;
}

const LAMBDA = 'arn:aws:lambda:eu-west-1:111122223333:function:f';
const { AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK } = WebSocketIntegrationType;

const valid = fc.constantFrom<WebSocketIntegrationOptions[]>(
  {
    integrationType: AWS,
    integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
    integrationMethod: 'POST',
    requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    requestTemplates: { $default: 'Action=Publish&Message=$util.urlEncode($input.body)' },
    templateSelectionExpression: '\\$default',
  },
  {
    integrationType: AWS_PROXY,
    integrationUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${LAMBDA}/invocations`,
  },
  { integrationType: HTTP, integrationUri: 'https://example.com/{room}', integrationMethod: 'POST' },
  { integrationType: HTTP_PROXY, integrationUri: 'http://example.com/', integrationMethod: 'PUT' },
  { integrationType: MOCK, integrationUri: '', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
);

const text = fc.string({ maxLength: 30, unit: 'grapheme' });
const templates = fc.constantFrom(
  '{"a": "$input.path(\'$.a\')"}',
  '#if($a)',
  '#set($a = 1 - 1)$a',
  '$context.nothing',
  "${a|'b'}",
  '"$input.json("$.a")"',
  'x'.repeat(300 * 1024 + 1),
  '',
);

/** One change of one prop, to what may be right, wrong or on the edge. */
const change: fc.Arbitrary<Partial<Record<keyof WebSocketIntegrationOptions, unknown>>> = fc.oneof(
  fc.record({ integrationType: fc.constantFrom(AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK) }),
  fc.record({
    integrationUri: fc.oneof(
      text,
      fc.constantFrom(
        '',
        'http://',
        'ftp://example.com',
        'https://example.com/${stageVariables.path}',
        LAMBDA,
        'arn:aws:apigateway:eu-west-1:sqs:queue/x',
        'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/x.fifo',
        `https://${'x'.repeat(2041)}`,
      ),
    ),
  }),
  fc.record({ integrationMethod: fc.oneof(text, fc.constantFrom(undefined, 'GET', 'ANY', 'post', 'M'.repeat(65))) }),
  fc.record({ timeout: fc.constantFrom(0, 49, 50, 29_000, 29_001, 30_000).map((value) => Duration.millis(value)) }),
  fc.record({ description: fc.constantFrom('', 'x'.repeat(1024), 'x'.repeat(1025)) }),
  fc.record({
    requestParameters: fc.dictionary(
      fc.oneof(
        text,
        fc
          .tuple(
            fc.constantFrom('header', 'querystring', 'path', 'body', 'multivalueheader'),
            fc.constantFrom('X-A', 'a b', '', 'Host', 'Content-Length', '{}'),
          )
          .map(([place, name]) => `integration.request.${place}.${name}`),
      ),
      fc.oneof(
        text,
        fc.constantFrom(
          "'static'",
          'static',
          'context.connectionId',
          'context.nothing',
          '$context.stage',
          'route.request.body.a.b',
          'route.request.header.X',
          'route.request.path.x',
          'stageVariables.a-b',
          `'${'x'.repeat(511)}'`,
        ),
      ),
      { maxKeys: 2, noNullPrototype: true },
    ),
  }),
  fc.record({
    requestTemplates: fc.dictionary(fc.constantFrom('$default', '\\$default', 'a', 'application/json'), templates, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  }),
  fc.record({
    templateSelectionExpression: fc.oneof(
      text,
      fc.constantFrom('$default', '\\$default', '${request.body.kind}', '$request.header.x', '$nothing', '${', 'a'),
    ),
  }),
  fc.record({ passthroughBehavior: fc.constantFrom(...Object.values(PassthroughBehavior)) }),
  fc.record({ contentHandling: fc.constantFrom(...Object.values(ContentHandling)) }),
);

const candidate: fc.Arbitrary<Candidate> = fc.record(
  {
    props: fc
      .tuple(valid, fc.array(change, { maxLength: 2 }))
      .map(([props, changes]) => Object.assign({}, props, ...changes) as WebSocketIntegrationOptions),
    routeKey: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('send', '$connect', '$default', '$disconnect') },
      fc.constantFrom('', '$foo', 'a/b', 'x'.repeat(200)),
    ),
    routeSelectionExpression: fc.oneof(
      { weight: 20, arbitrary: fc.constant('$request.body.action') },
      fc.constantFrom('', '$nothing', '${request.body.a}/${request.body.b}', 'static', '\\$default', '$default'),
    ),
    returnResponse: fc.boolean(),
    withRole: fc.boolean(),
    responseKey: fc.constantFrom('2\\d{2}', '404', '.*', '['),
  },
  { requiredKeys: ['props', 'routeKey', 'routeSelectionExpression', 'returnResponse', 'withRole'] },
);

class MutatedIntegration extends WebSocketRouteIntegrationBase {
  constructor(private readonly candidate: Candidate) {
    super('Integration');
    if (candidate.responseKey !== undefined) {
      this.addResponse({ key: WebSocketIntegrationResponseKey.fromPattern(candidate.responseKey) });
    }
  }

  public override bindToApi({ scope }: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const { props, withRole } = this.candidate;
    const assumedBy = new ServicePrincipal('apigateway.amazonaws.com');
    return withRole ? { ...props, credentialsRole: new Role(scope, 'Role', { assumedBy }) } : props;
  }
}

function addStack(
  app: App,
  id: string,
  { routeKey, routeSelectionExpression, returnResponse, ...rest }: Candidate,
): void {
  const api = new WebSocketApi(new Stack(app, id), 'Api', { routeSelectionExpression });
  const integration: WebSocketRouteIntegration = new MutatedIntegration({
    ...rest,
    routeKey,
    routeSelectionExpression,
    returnResponse,
  });
  api.addRoute(routeKey, { integration, returnResponse });
}

function isAccepted(made: Candidate): boolean {
  try {
    const app = new App();
    addStack(app, 'Stack', made);
    app.synth();
    return true;
  } catch {
    return false;
  }
}

function rejections(accepted: readonly Candidate[]): string[] {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Preflight.apply(app, { strict: true, exclude: HTTP_APIS_ONLY });
  accepted.forEach((made, index) => {
    addStack(app, `Stack${index}`, made);
  });
  try {
    for (const { stackName, template } of app.synth().stacks) {
      writeFileSync(
        join(ACCEPTED, `${accepted.length}-${nextTemplate++}-${stackName}.template.json`),
        JSON.stringify(template),
      );
    }
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

let nextTemplate = 0;

test('what the constructors and the synth accept, no oracle rejects', () => {
  process.env.CDK_VALIDATION = 'true';
  rmSync(ACCEPTED, { recursive: true, force: true });
  mkdirSync(ACCEPTED, { recursive: true });
  const tried = fc.sample(candidate, { numRuns: TRIES, seed: 20_261_125 });
  process.env.CDK_VALIDATION = 'false';
  const accepted = tried.filter(isAccepted);
  process.env.CDK_VALIDATION = 'true';
  const rejected: string[] = [];
  for (let start = 0; start < accepted.length; start += STACKS_OF_AN_APP) {
    rejected.push(...rejections(accepted.slice(start, start + STACKS_OF_AN_APP)));
  }
  process.stderr.write(`mutated props: ${tried.length} tried, ${accepted.length} accepted\n`);

  expect(rejected).toEqual([]);
  expect(accepted.length).toBeGreaterThan(TRIES / 10);
  expect(accepted.length).toBeLessThan(TRIES);
});
