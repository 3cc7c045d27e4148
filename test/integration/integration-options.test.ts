import * as upstream from 'aws-cdk-lib/aws-apigatewayv2';
import { ContentHandling, PassthroughBehavior, WebSocketIntegrationType } from '../../lib';
import { INTEGRATION_TYPES } from '../../lib/service-facts/integration-types';

test('every type of integration is a member of the enum', () => {
  expect(Object.values(WebSocketIntegrationType).sort()).toEqual([...INTEGRATION_TYPES].sort());
});

test.each([
  ['WebSocketIntegrationType', WebSocketIntegrationType, upstream.WebSocketIntegrationType],
  ['ContentHandling', ContentHandling, upstream.ContentHandling],
  ['PassthroughBehavior', PassthroughBehavior, upstream.PassthroughBehavior],
])('%s has every member that aws-cdk-lib has, with its value', (_, ours, theirs) => {
  expect(ours).toMatchObject(theirs);
});
