import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketEventBridgeIntegration,
  WebSocketMappingValue,
  WebSocketStepFunctionsIntegration,
} from 'cdk-websocket-integrations';

export class EventAndExecutionRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const eventBus = new EventBus(this, 'EventBus');
    // The role that aws-cdk-lib makes is not the same in every version.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const workflow = new StateMachine(this, 'Workflow', {
      definitionBody: DefinitionBody.fromChainable(new Pass(this, 'Accept')),
      role,
    });
    const expressWorkflow = new StateMachine(this, 'ExpressWorkflow', {
      definitionBody: DefinitionBody.fromChainable(new Pass(this, 'Answer')),
      role,
      stateMachineType: StateMachineType.EXPRESS,
    });
    const input = WebSocketMappingValue.jsonText({
      order: WebSocketMappingValue.requestBody('$.order'),
      client: { connectionId: WebSocketMappingValue.contextVariable('connectionId') },
    });
    const name = WebSocketMappingValue.format('order-{}', WebSocketMappingValue.contextVariable('requestId'));

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('putEvent', {
      integration: WebSocketEventBridgeIntegration.putEvents('PutEvent', eventBus, {
        source: WebSocketMappingValue.literal('chat'),
        detailType: WebSocketMappingValue.contextVariable('routeKey'),
        detail: WebSocketMappingValue.jsonText({ text: WebSocketMappingValue.requestBody('$.text'), version: 1 }),
        resources: [
          WebSocketMappingValue.literal(workflow.stateMachineArn),
          WebSocketMappingValue.requestBody('$.resource'),
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('startOrder', {
      integration: WebSocketStepFunctionsIntegration.startExecution('StartOrder', workflow, { input, name }),
      returnResponse: true,
    });
    api.addRoute('askPrice', {
      integration: WebSocketStepFunctionsIntegration.startSyncExecution('AskPrice', expressWorkflow, { input, name }),
      returnResponse: true,
    });
  }
}
