import { Lazy } from 'aws-cdk-lib';
import { CfnAuthorizer, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketValidations } from '../../../lib';
import { AUTHORIZER_RULES } from '../../../lib/validation/rules/authorizer-rules';
import { describeRules } from './describe-rules';
import { type Program, program } from './program';

function authorizer(props: Partial<ConstructorParameters<typeof CfnAuthorizer>[2]>): Program {
  return program((stack) => {
    new CfnAuthorizer(stack, 'Authorizer', {
      apiId: new WebSocketApi(stack, 'Api').apiId,
      name: 'tokens',
      authorizerType: 'REQUEST',
      ...props,
    });
    WebSocketValidations.check(stack);
  });
}

describeRules(AUTHORIZER_RULES, {
  'authorizer-type-unsupported': {
    passing: [authorizer({})],
    failing: [
      [
        authorizer({ authorizerType: 'JWT' }),
        'authorizerType is not supported on a WebSocket API at "Stack/Authorizer", got "JWT"; ' +
          'use "REQUEST", which is a Lambda authorizer',
      ],
    ],
  },
  'identity-source-invalid': {
    passing: [
      authorizer({ identitySource: ['route.request.header.Auth', 'stageVariables.tenant', 'context.stage'] }),
      authorizer({ identitySource: ['route.request.header.Auth, route.request.querystring.Name'] }),
      authorizer({ identitySource: Lazy.list({ produce: () => ['route.request.header.Auth'] }) }),
    ],
    failing: [
      [
        authorizer({ identitySource: ['route.request.header.Auth', '$request.header.Auth'] }),
        'identity source is no part of the request that opens a connection at "Stack/Authorizer", ' +
          'got "$request.header.Auth"; ' +
          'write "route.request.header." or "route.request.querystring." and a name, without a "$" before it',
      ],
    ],
  },
});
