import { type App, Duration, Stack } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketIntegration,
  WebSocketIntegrationType,
} from 'cdk-websocket-integrations';

export class EveryPropStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://chat.example.com/messages/{room}',
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      credentialsRole: new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
      integrationMethod: 'POST',
      passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES,
      requestParameters: {
        'integration.request.header.X-Connection-Id': 'context.connectionId',
        'integration.request.path.room': 'route.request.body.room',
        'integration.request.querystring.source': "'websocket'",
      },
      requestTemplates: {
        $default: '{"text": $input.json(\'$.text\')}',
        raw: '$input.body',
      },
      templateSelectionExpression: '${request.body.format}',
      timeout: Duration.seconds(5),
      description: 'sends a chat message to the room service',
      vpcLink: VpcLink.fromVpcLinkId(this, 'VpcLink', 'a1b2c3'),
    });
  }
}
