import { Lazy } from 'aws-cdk-lib';
import { CfnAuthorizer, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketValidations } from '../../../lib';
import { AUTHORIZER_RULES } from '../../../lib/validation/rules/authorizer-rules';
import { describeRules } from './describe-rules';
import { FUNCTION_URI, type Program, program } from './program';

function authorizer(props: Partial<ConstructorParameters<typeof CfnAuthorizer>[2]>): Program {
  return program((stack) => {
    new CfnAuthorizer(stack, 'Authorizer', {
      apiId: new WebSocketApi(stack, 'Api').apiId,
      name: 'tokens',
      authorizerType: 'REQUEST',
      authorizerUri: FUNCTION_URI,
      ...props,
    });
    WebSocketValidations.check(stack);
  });
}

describeRules(AUTHORIZER_RULES, {
  'authorizer-uri-missing': {
    passing: [authorizer({})],
    failing: [
      [
        authorizer({ authorizerUri: undefined }),
        'authorizerUri is missing at "Stack/Authorizer"; set it to the invocation URI of the authorizer function',
      ],
    ],
  },
  'authorizer-ttl-out-of-range': {
    passing: [authorizer({ authorizerResultTtlInSeconds: 0 })],
    failing: [-1, 3601].map((ttl) => [
      authorizer({ authorizerResultTtlInSeconds: ttl }),
      `authorizerResultTtlInSeconds is out of range at "Stack/Authorizer", got ${ttl}; use 0 to 3600 seconds`,
    ]),
  },
  'authorizer-ttl-without-effect': {
    passing: [authorizer({ authorizerResultTtlInSeconds: Lazy.number({ produce: () => 0 }) })],
    failing: [
      [
        authorizer({ authorizerResultTtlInSeconds: 300 }),
        'authorizerResultTtlInSeconds has no effect, since a WebSocket API does not cache the result, ' +
          'at "Stack/Authorizer", got 300; remove it',
      ],
    ],
  },
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
        'identity source is not part of the $connect request at "Stack/Authorizer", ' +
          'got "$request.header.Auth"; ' +
          'write "route.request.header." or "route.request.querystring." and a name, without a "$" before it',
      ],
    ],
  },
});
