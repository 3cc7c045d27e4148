import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketLambdaIntegration,
  WebSocketMappingTemplate,
  WebSocketMockIntegration,
  WebSocketSqsIntegration,
} from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * A chat room. API Gateway puts each message into a queue, and a function sends it to every open connection.
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
      defaultRouteOptions: {
        integration: WebSocketMockIntegration.reply(
          'Help',
          WebSocketMappingTemplate.json({ error: 'unknown action', actions: ['sendMessage'] }),
        ),
        returnResponse: true,
      },
    });

    const messages = new Queue(this, 'Messages');
    api.addRoute('sendMessage', {
      integration: WebSocketSqsIntegration.sendMessage('SendMessage', messages, { timeout: Duration.seconds(5) }),
    });

    const stage = new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });

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
