import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class RoleStack extends Stack {
  public readonly role: IRole;

  constructor(scope: App, id: string) {
    super(scope, id);

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  }
}

export class CrossStackRoleStack extends Stack {
  constructor(scope: App, id: string, role: IRole) {
    super(scope, id);

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: `arn:${this.partition}:apigateway:${this.region}:sns:action/Publish`,
      integrationMethod: 'POST',
      credentialsRole: role,
    });
  }
}
