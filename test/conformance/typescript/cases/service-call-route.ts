import { type App, Stack } from 'aws-cdk-lib';
import { HttpMethod, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketAwsServiceIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';

export class ServiceCallRouteStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('approve', {
      integration: WebSocketAwsServiceIntegration.call('Approve', 'states', 'SendTaskSuccess', {
        iamResources: ['*'],
        contentType: 'application/x-amz-json-1.0',
        target: 'AWSStepFunctions.SendTaskSuccess',
        requestTemplate: WebSocketMappingTemplate.json({
          taskToken: WebSocketMappingValue.requestBody('$.token'),
          output: WebSocketMappingValue.jsonText({ approved: true }),
        }),
        responses: [
          {
            key: WebSocketIntegrationResponseKey.DEFAULT,
            template: WebSocketMappingTemplate.json({
              requestId: WebSocketMappingValue.contextVariable('requestId'),
            }),
          },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('schedule', {
      integration: WebSocketAwsServiceIntegration.call('Schedule', 'scheduler', 'CreateSchedule', {
        iamAction: 'scheduler:CreateSchedule',
        iamResources: [
          this.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: 'default/reminder-*' }),
        ],
        path: '/schedules/reminder-{name}',
        pathParameters: { name: WebSocketMappingValue.contextVariable('requestId') },
        method: HttpMethod.PUT,
        headers: { 'X-Trace': WebSocketMappingValue.contextVariable('extendedRequestId') },
        queryStrings: { source: WebSocketMappingValue.literal('websocket') },
      }),
    });
  }
}
