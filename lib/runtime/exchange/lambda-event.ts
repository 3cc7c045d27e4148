import { commonLogTime, domainName, eventType, type Place } from './context';
import { lastValues, type Message } from './message';

/** The event that a function gets from a proxy integration, as JSON. */
export function lambdaEvent(message: Message, place: Place): string {
  const type = eventType(place.routeKey);
  const isMessage = type === 'MESSAGE';
  const hasAuthorizer = Object.keys(message.authorizer).length > 0;
  const hasVariables = Object.keys(message.stageVariables).length > 0;
  const hasQuery = message.queryString.size > 0;
  return JSON.stringify({
    ...(isMessage
      ? {}
      : {
          headers: Object.fromEntries(lastValues(message.headers)),
          multiValueHeaders: Object.fromEntries(message.headers),
        }),
    ...(type === 'CONNECT' && hasQuery
      ? {
          queryStringParameters: Object.fromEntries(lastValues(message.queryString)),
          multiValueQueryStringParameters: Object.fromEntries(message.queryString),
        }
      : {}),
    requestContext: {
      routeKey: place.routeKey,
      ...(hasAuthorizer ? { authorizer: message.authorizer } : {}),
      ...(isMessage ? { messageId: message.messageId } : {}),
      eventType: type,
      extendedRequestId: message.requestId,
      requestTime: commonLogTime(message.requestTime),
      messageDirection: 'IN',
      stage: place.stage,
      connectedAt: message.connectedAt.getTime(),
      requestTimeEpoch: message.requestTime.getTime(),
      identity: {
        ...(message.userAgent === undefined ? {} : { userAgent: message.userAgent }),
        sourceIp: message.sourceIp,
      },
      requestId: message.requestId,
      ...(type === 'DISCONNECT' && message.disconnect
        ? {
            disconnectStatusCode: message.disconnect.statusCode,
            disconnectReason: message.disconnect.reason,
          }
        : {}),
      domainName: domainName(place),
      connectionId: message.connectionId,
      apiId: place.apiId,
    },
    ...(hasVariables ? { stageVariables: message.stageVariables } : {}),
    ...(isMessage ? { body: message.body } : {}),
    isBase64Encoded: false,
  });
}
