import type { GatewayOptions } from '../../src/gateway';
import {
  AUTHORIZED,
  apiTemplate,
  authorizerResources,
  mockReply,
  type RouteSpec,
  writeAssembly,
} from '../assembly-builder';
import { type GatewayUnderTest, recordingServer, serveAssembly } from '../gateway-under-test';

type Json = { readonly [name: string]: unknown };

/** The ARN of `$connect` in the stage prod. */
export const METHOD_ARN = 'arn:aws:execute-api:us-east-1:123456789012:Api/prod/$connect';

/** The result of an authorizer that lets everybody in. */
export function allowing(more: Json = {}, statement: Json = {}): Json {
  return {
    principalId: 'ada',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: METHOD_ARN, ...statement }],
    },
    ...more,
  };
}

/** How the function of an authorizer ends: with a result, or an error. */
export type Ending = { readonly returns: unknown } | { readonly throws: string };

/** The parts of an event that tests look at. */
export interface SeenEvent {
  readonly requestContext: { readonly [name: string]: unknown };
}

/** A gateway whose `$connect` has an authorizer, and the events that its function got. */
export interface AuthorizerUnderTest {
  readonly gateway: GatewayUnderTest;
  readonly events: SeenEvent[];
}

/** Serves an API whose authorizer function ends in one way. */
export async function serveAuthorized(
  ending: Ending,
  more: {
    readonly authorizer?: Json;
    readonly permission?: Parameters<typeof authorizerResources>[1];
    readonly routes?: { readonly [routeKey: string]: RouteSpec };
    readonly resources?: Json;
    readonly api?: Json;
    readonly stages?: { readonly [name: string]: Json };
    readonly connect?: Json;
    readonly options?: Partial<GatewayOptions>;
  } = {},
): Promise<AuthorizerUnderTest> {
  const events: SeenEvent[] = [];
  const remote = await recordingServer(({ body }, response) => {
    events.push(JSON.parse(body));
    if ('throws' in ending) {
      response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify({ errorMessage: ending.throws, errorType: 'Error' }));
    } else {
      response.end(typeof ending.returns === 'string' ? ending.returns : JSON.stringify(ending.returns));
    }
  });
  const routes = {
    $connect: { route: { ...AUTHORIZED, ...more.connect } },
    $default: mockReply('hello'),
    ...more.routes,
  };
  const resources = { ...authorizerResources(more.authorizer, more.permission), ...more.resources };
  const template = apiTemplate(routes, { resources, api: more.api, stages: more.stages });
  const gateway = await serveAssembly(writeAssembly({ Chat: template }), {
    functionEndpoints: [{ name: 'Authorize', url: remote.url }],
    ...more.options,
  });
  return { gateway, events };
}
