import { App, Stack, Token } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as fc from 'fast-check';
import {
  WebSocketAwsServiceIntegration,
  WebSocketHttpIntegration,
  WebSocketHttpProxyIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  type WebSocketRouteIntegrationBase,
} from '../../lib';
import { RouteTester } from '../../lib/testing';

const { requestBody, contextVariable, stageVariable, requestHeader, requestQueryString, literal } =
  WebSocketMappingValue;
const { format, base64 } = WebSocketMappingValue;

type Backend = (path: string, id: WebSocketMappingValue) => WebSocketRouteIntegrationBase;

const BACKENDS: [string, string, Backend][] = [
  [
    'HTTP',
    'url',
    (path, id) =>
      new WebSocketHttpIntegration('Backend', {
        url: `https://example.com${path}`,
        pathParameters: { id },
        requestTemplate: WebSocketMappingTemplate.json({}),
      }),
  ],
  [
    'HTTP_PROXY',
    'url',
    (path, id) =>
      new WebSocketHttpProxyIntegration('Backend', { url: `https://example.com${path}`, pathParameters: { id } }),
  ],
  [
    'AWS',
    'path',
    (path, id) =>
      WebSocketAwsServiceIntegration.call('Backend', 'scheduler', 'CreateSchedule', {
        path,
        pathParameters: { id },
        iamResources: ['*'],
        requestTemplate: WebSocketMappingTemplate.json({}),
      }),
  ],
];

describe.each(BACKENDS)('%s', (_, prop, backend) => {
  test.each([
    ['requestBody("$.id")', requestBody('$.id')],
    ['requestHeader("id")', requestHeader('id')],
    ['requestQueryString("id")', requestQueryString('id')],
    ['contextVariable("authorizer.id")', contextVariable('authorizer.id')],
    ['contextVariable("identity.userAgent")', contextVariable('identity.userAgent')],
    ['contextVariable("no.such")', contextVariable('no.such')],
    ['stageVariable("id")', stageVariable('id')],
  ])('fails where %s fills a whole segment', (got, id) => {
    expect(() => backend('/users/{id}/profile', id)).toThrow(
      new Error(
        `a value that can be empty or ".." fills a whole path segment of ${prop} at "Backend", ` +
          `got ${JSON.stringify(got)}; add fixed characters to the segment, such as "user-{id}", or map a value that ` +
          'only AWS writes, such as contextVariable("connectionId") [path-parameter-unsafe]',
      ),
    );
    expect(() => backend('/users/user-{id}/profile', id)).not.toThrow();
  });

  test.each([
    ['connectionId', contextVariable('connectionId')],
    ['routeKey', contextVariable('routeKey')],
    ['sourceIp', contextVariable('identity.sourceIp')],
    ['a variable known at deployment', contextVariable(Token.asString({ Ref: 'Variable' }))],
    ['a literal', literal('a')],
    ['a literal known at deployment', literal(Token.asString({ Ref: 'Name' }))],
  ])('%s fills a whole segment', (_name, id) => {
    expect(() => backend('/users/{id}/profile', id)).not.toThrow();
  });

  test.each([
    ['format', format('user-{}', requestBody('$.id'))],
    ['orElse', requestBody('$.id').orElse('x')],
    ['orOmit', requestBody('$.id').orOmit()],
    ['asString', requestBody('$.id').asString()],
    ['base64', base64(requestBody('$.id'))],
  ])('fails for %s, which AWS cannot map', (_name, id) => {
    expect(() => backend('/users/user-{id}/profile', id)).toThrow(/\[mapping-value-out-of-place\]$/);
  });

  test('no message changes the segments of a path that follows the remedy', () => {
    const stack = new Stack(new App(), 'Stack');
    const api = new WebSocketApi(stack, 'Api');
    api.addRoute('send', { integration: backend('/users/user-{id}/profile', requestBody('$.id')) });
    const route = RouteTester.fromStack(stack, 'send');
    const hostile = fc.oneof(
      fc.constantFrom('..', '.', '', '/', '../..', '%2e%2e', '%2F', '..;', '\\..\\', '?', '#', '{id}', '\r\n', '\0'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.array(fc.constantFrom(...'./\\%2eF;?#{}'), { maxLength: 6 }).map((characters) => characters.join('')),
      fc.jsonValue(),
    );

    fc.assert(
      fc.property(fc.option(hostile, { nil: undefined }), (id) => {
        const { uri } = route.renderRequest({ body: JSON.stringify({ action: 'send', id }) });
        const { pathname, search, hash } = new URL(uri as string);
        const [users, user, profile, ...others] = pathname.split('/').slice(1);

        expect([users, profile, others, search, hash]).toEqual(['users', 'profile', [], '', '']);
        expect(user).toMatch(/^user-/);
      }),
      { numRuns: 500 },
    );
  });
});
