import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsServiceIntegration, WebSocketMappingTemplate, WebSocketMappingValue } from '../../../lib';
import { describeService, message, ServiceRoute, uri } from './service';

const { requestBody, contextVariable, literal, format } = WebSocketMappingValue;

describeService('states SendTaskSuccess', {
  make: () =>
    WebSocketAwsServiceIntegration.call('Send', 'states', 'SendTaskSuccess', {
      iamResources: ['*'],
      requestTemplate: WebSocketMappingTemplate.json({
        taskToken: requestBody('$.token'),
        output: format('{}', requestBody()),
      }),
    }),
  uri: uri('states:action/SendTaskSuccess'),
  statement: { Action: 'states:SendTaskSuccess', Resource: '*' },
  answer: { a: 1 },
  reply: { a: 1 },
});

test('any action of any service can be called', () => {
  const request = new ServiceRoute(() =>
    WebSocketAwsServiceIntegration.call('Send', 'scheduler', 'CreateSchedule', {
      path: '/schedules/{name}',
      pathParameters: { name: contextVariable('requestId') },
      queryStrings: { from: literal('websocket') },
      method: HttpMethod.PUT,
      target: 'Scheduler.Create',
      contentType: 'application/x-amz-json-1.1',
      headers: { 'X-Trace': contextVariable('requestId') },
      iamAction: 'scheduler:CreateSchedule',
      iamResources: ['arn:aws:scheduler:eu-west-1:111122223333:schedule/default/*'],
    }),
  ).tester.renderRequest(message);

  expect(request.method).toBe('PUT');
  expect(request.uri).toMatch(/^https:\/\/scheduler\.eu-west-1\.amazonaws\.com\/schedules\/[\w%=-]+\?from=websocket$/);
  expect(request.headers).toMatchObject({ 'X-Amz-Target': 'Scheduler.Create', 'X-Trace': expect.any(String) });
  expect(request.body).toBe(message.body);
});
