import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * A store of connections without a function: the routes call DynamoDB directly.
 */
export class ConnectionsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const table = new Table(this, 'Table', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    table.addGlobalSecondaryIndex({
      indexName: 'byUser',
      partitionKey: { name: 'user', type: AttributeType.STRING },
    });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: WebSocketDynamoDbIntegration.putItem('Connect', table, {
          item: {
            connectionId: WebSocketMappingValue.contextVariable('connectionId'),
            user: WebSocketMappingValue.requestQueryString('user').orElse('anonymous'),
            connectedAt: WebSocketMappingValue.contextVariable('connectedAt'),
            // API Gateway ends a connection after two hours, so no item without a $disconnect needs to live longer.
            expiresAt: WebSocketMappingValue.epochSeconds(Duration.hours(2)),
          },
        }),
      },
      disconnectRouteOptions: {
        integration: WebSocketDynamoDbIntegration.deleteItem('Disconnect', table, {
          key: { connectionId: WebSocketMappingValue.contextVariable('connectionId') },
        }),
      },
    });
    api.addRoute('listConnections', {
      integration: WebSocketDynamoDbIntegration.query('List', table, {
        indexName: 'byUser',
        keyConditionExpression: '#user = :user',
        expressionAttributeNames: { '#user': 'user' },
        expressionAttributeValues: { ':user': WebSocketMappingValue.requestBody('$.user').asString() },
      }),
      returnResponse: true,
    });

    const stage = new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    new CfnOutput(this, 'Url', { value: stage.url });
  }
}
