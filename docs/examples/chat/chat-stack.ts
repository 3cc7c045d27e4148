import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { PassthroughBehavior, WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * A chat room. A message goes from its socket straight into a queue, and from there to every open connection.
 */
export class ChatStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const connections = new Table(this, 'Connections', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const membership = new LambdaFunction(this, 'Membership', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'membership.handler',
      code: Code.fromAsset(join(__dirname, 'functions')),
      environment: { CONNECTIONS: connections.tableName },
    });
    connections.grantWriteData(membership);

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', membership) },
      disconnectRouteOptions: { integration: new WebSocketLambdaIntegration('Disconnect', membership) },
    });

    const messages = new Queue(this, 'Messages');
    const role = new Role(this, 'SendMessageRole', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    messages.grantSendMessages(role);
    const sendMessage = new WebSocketIntegration(this, 'SendMessage', {
      webSocketApi: api,
      description: 'puts the message into the queue',
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: `arn:${this.partition}:apigateway:${this.region}:sqs:path/${this.account}/${messages.queueName}`,
      integrationMethod: 'POST',
      credentialsRole: role,
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestParameters: {
        'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      },
      requestTemplates: {
        $default: "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))",
      },
      templateSelectionExpression: '\\$default',
      timeout: Duration.seconds(5),
    });
    new CfnRoute(this, 'SendMessageRoute', {
      apiId: api.apiId,
      routeKey: 'sendMessage',
      target: `integrations/${sendMessage.integrationId}`,
    });

    const help = new WebSocketIntegration(this, 'Help', {
      webSocketApi: api,
      description: 'tells the client which actions there are',
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      requestTemplates: { $default: '{"statusCode": 200}' },
      templateSelectionExpression: '\\$default',
    });
    const helpResponse = new CfnIntegrationResponse(this, 'HelpResponse', {
      apiId: api.apiId,
      integrationId: help.integrationId,
      integrationResponseKey: '$default',
      responseTemplates: { $default: '{"error": "unknown action", "actions": ["sendMessage"]}' },
      templateSelectionExpression: '\\$default',
    });
    const helpRoute = new CfnRoute(this, 'HelpRoute', {
      apiId: api.apiId,
      routeKey: '$default',
      routeResponseSelectionExpression: '$default',
      target: `integrations/${help.integrationId}`,
    });
    const helpRouteResponse = new CfnRouteResponse(this, 'HelpRouteResponse', {
      apiId: api.apiId,
      routeId: helpRoute.ref,
      routeResponseKey: '$default',
    });

    const stage = new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    stage.node.addDependency(helpResponse, helpRouteResponse);

    const broadcast = new LambdaFunction(this, 'Broadcast', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'broadcast.handler',
      code: Code.fromAsset(join(__dirname, 'functions')),
      environment: { CONNECTIONS: connections.tableName, CALLBACK_URL: stage.callbackUrl },
    });
    broadcast.addEventSource(new SqsEventSource(messages));
    connections.grantReadWriteData(broadcast);
    api.grantManageConnections(broadcast);

    new CfnOutput(this, 'Url', { value: stage.url });
  }
}
