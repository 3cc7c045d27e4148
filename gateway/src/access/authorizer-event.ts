import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import { lambdaEvent } from '../../../lib/runtime/exchange/lambda-event';
import type { ValuesByName } from '../../../lib/runtime/exchange/message';

/** Headers of the handshake that the event of `$connect` lacks, as API Gateway writes them. */
const HANDSHAKE_HEADERS: ValuesByName = new Map([
  ['Connection', ['upgrade']],
  ['content-length', ['0']],
  ['Upgrade', ['websocket']],
]);

/** The event that a REQUEST authorizer gets for a handshake, as JSON. */
export function authorizerEvent({ message, place }: Exchange, methodArn: string): string {
  const { headers, multiValueHeaders, ...rest } = JSON.parse(
    lambdaEvent({ ...message, headers: new Map([...HANDSHAKE_HEADERS, ...message.headers]) }, place),
  );
  return JSON.stringify({
    type: 'REQUEST',
    methodArn,
    headers,
    multiValueHeaders,
    queryStringParameters: rest.queryStringParameters ?? {},
    multiValueQueryStringParameters: rest.multiValueQueryStringParameters ?? {},
    stageVariables: rest.stageVariables ?? {},
    requestContext: rest.requestContext,
  });
}
