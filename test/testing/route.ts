import { RouteTester, type RouteTesterOptions } from '../../lib/testing';

/** What a test says of a route, its integration and what surrounds them; the rest is what most tests want. */
export interface RouteParts {
  readonly routeKey?: string;
  readonly integration?: object;
  readonly responses?: readonly object[];
  readonly twoWay?: boolean;
  readonly selection?: string;
  readonly otherRoutes?: readonly string[];
  readonly variables?: { readonly [name: string]: string };
}

/** The template of one API with one route, as plain as CloudFormation takes it. */
export function templateOf(parts: RouteParts): { [key: string]: object } {
  const resource = (kind: string, Properties: object, path?: string) => ({
    Type: `AWS::ApiGatewayV2::${kind}`,
    Properties,
    ...(path ? { Metadata: { 'aws:cdk:path': `Stack/${path}` } } : {}),
  });
  const routes = [parts.routeKey ?? 'send', ...(parts.otherRoutes ?? [])].map((RouteKey, index) => [
    `Route${index}`,
    resource('Route', { ApiId: { Ref: 'Api' }, RouteKey, Target: 'integrations/Integration' }),
  ]);
  const responses = (parts.responses ?? []).map((response, index) => [
    `Response${index}`,
    resource(
      'IntegrationResponse',
      { ApiId: { Ref: 'Api' }, IntegrationId: { Ref: 'Integration' }, ...response },
      `Response${index}`,
    ),
  ]);
  return {
    Resources: {
      Api: resource(
        'Api',
        { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: parts.selection ?? '$request.body.action' },
        'Api/Resource',
      ),
      Stage: resource('Stage', { ApiId: { Ref: 'Api' }, StageName: 'prod', StageVariables: parts.variables ?? {} }),
      Integration: resource('Integration', { ApiId: { Ref: 'Api' }, ...parts.integration }, 'Integration'),
      ...Object.fromEntries(routes),
      ...Object.fromEntries(responses),
      ...(parts.twoWay
        ? { Reply: resource('RouteResponse', { RouteId: { Ref: 'Route0' }, RouteResponseKey: '$default' }) }
        : {}),
    },
  };
}

/** A tester of that route. */
export function routeOf(parts: RouteParts, options?: RouteTesterOptions): RouteTester {
  return RouteTester.fromTemplate(templateOf(parts), parts.routeKey ?? 'send', options);
}

/** An HTTP integration with one request template. */
export function http(template: string, more: object = {}): object {
  return {
    IntegrationType: 'HTTP',
    IntegrationMethod: 'POST',
    IntegrationUri: 'https://example.com/',
    RequestTemplates: { $default: template },
    ...more,
  };
}
