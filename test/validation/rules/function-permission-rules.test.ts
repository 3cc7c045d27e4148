import { Fn, type Stack, Token } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, CfnStage, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  CfnPermission,
  Code,
  type IFunction,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { WebSocketAwsIntegration, WebSocketLambdaIntegration, WebSocketValidations } from '../../../lib';
import { FUNCTION_PERMISSION_RULES } from '../../../lib/validation/rules/function-permission-rules';
import { describeRules } from './describe-rules';
import { FUNCTION_ARN, type Program, program, ROLE_ARN } from './program';

function handlerIn(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Function', {
    code: Code.fromInline('x'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_20_X,
  });
}

interface Parts {
  readonly stack: Stack;
  readonly api: WebSocketApi;
  readonly handler: LambdaFunction;
}

/** An integration of an L1 with a function, and a permission for it. */
function invoked({
  target = ({ handler }) => handler,
  permit = () => undefined,
  credentialsArn,
  routeKey = 'send',
  suffix = '',
}: {
  readonly target?: (parts: Parts) => IFunction;
  readonly permit?: (parts: Parts) => unknown;
  readonly credentialsArn?: string;
  readonly routeKey?: string;
  readonly suffix?: string;
}): Program {
  return program((stack) => {
    const api = new WebSocketApi(stack, 'Api');
    const parts = { stack, api, handler: handlerIn(stack) };
    const { ref } = new CfnIntegration(stack, 'Integration', {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${target(parts).functionArn}${suffix}/invocations`,
      credentialsArn,
    });
    new CfnRoute(stack, 'Route', { apiId: api.apiId, routeKey, target: `integrations/${ref}` });
    permit(parts);
    WebSocketValidations.check(stack);
  });
}

function permit(props: { readonly sourceArn?: (parts: Parts) => string; readonly [prop: string]: unknown } = {}) {
  return (parts: Parts) =>
    new CfnPermission(parts.stack, 'Permission', {
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      functionName: parts.handler.functionArn,
      ...props,
      sourceArn: props.sourceArn?.(parts),
    });
}

const arn =
  (tail: string) =>
  ({ stack, api }: Parts) =>
    `arn:aws:execute-api:${stack.region}:${stack.account}:${api.apiId}/${tail}`;

const message = (route: string, path = 'Stack/Function', place = 'Stack/Integration') =>
  `no permission lets API Gateway invoke the function for route ${JSON.stringify(route)} at ${JSON.stringify(place)}, got ` +
  `${JSON.stringify(path)}; add an AWS::Lambda::Permission for "apigateway.amazonaws.com" with a SourceArn that ends in ` +
  `${JSON.stringify(`/*/${route}`)}, or use WebSocketLambdaIntegration of this package, which adds one for each route`;

describeRules(FUNCTION_PERMISSION_RULES, {
  'function-permission-missing': {
    passing: [
      ...['*', '*/*', '*/send', '*send', 'prod/send', 'prod/s?nd'].map((tail) =>
        invoked({ permit: permit({ sourceArn: arn(tail) }) }),
      ),
      invoked({ permit: permit() }),
      invoked({ permit: permit({ action: 'lambda:*', principal: '*' }) }),
      invoked({
        permit: permit({ principal: Token.asString({ Ref: 'Principal' }), action: Token.asString({ Ref: 'Action' }) }),
      }),
      invoked({ permit: permit({ functionName: Token.asString({ Ref: 'Name' }) }) }),
      invoked({ permit: permit({ qualifier: 'live' }) }),
      invoked({ permit: permit({ sourceArn: () => Token.asString({ Ref: 'Source' }) }) }),
      invoked({ permit: permit({ sourceArn: () => 'arn:aws:execute-api:eu-west-1:111122223333:abc/*' }) }),
      invoked({ permit: ({ handler }) => handler.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com')) }),
      invoked({
        permit: (parts) => {
          new CfnStage(parts.stack, 'Stage', { apiId: parts.api.apiId, stageName: 'prod' });
          permit({ sourceArn: arn('prod/send') })(parts);
        },
      }),
      // What is not in the app, is called with a role or has a qualifier, is unknown.
      invoked({ target: ({ stack }) => LambdaFunction.fromFunctionArn(stack, 'Imported', FUNCTION_ARN) }),
      invoked({ target: ({ stack }) => LambdaFunction.fromFunctionArn(stack, 'Imported', Fn.importValue('Function')) }),
      invoked({ credentialsArn: ROLE_ARN }),
      invoked({ suffix: ':live' }),
      invoked({ routeKey: Token.asString({ Ref: 'Key' }) }),
      program((stack) => {
        const integration = new WebSocketLambdaIntegration('Backend', handlerIn(stack));
        const api = new WebSocketApi(stack, 'Api');
        api.addRoute('$connect', { integration });
        api.addRoute('send', { integration });
        WebSocketValidations.check(stack);
      }),
    ],
    failing: [
      [invoked({}), message('send')],
      [invoked({ permit: permit({ principal: 'events.amazonaws.com' }) }), message('send')],
      [invoked({ permit: permit({ action: 'lambda:GetFunction' }) }), message('send')],
      [invoked({ permit: permit({ sourceArn: arn('*/$connect') }) }), message('send')],
      [
        invoked({
          permit: permit({ sourceArn: (parts) => arn('*')({ ...parts, api: new WebSocketApi(parts.stack, 'Other') }) }),
        }),
        message('send'),
      ],
      [
        invoked({
          permit: (parts) => {
            new CfnStage(parts.stack, 'Stage', { apiId: parts.api.apiId, stageName: 'prod' });
            permit({ sourceArn: arn('test/send') })(parts);
          },
        }),
        message('send'),
      ],
      [
        // A permission of the function is not one of its alias.
        invoked({
          target: ({ stack, handler }) =>
            new Alias(stack, 'Alias', { aliasName: 'live', version: handler.currentVersion }),
          permit: permit(),
        }),
        message('send', 'Stack/Alias'),
      ],
      [
        program((stack) => {
          const { functionArn } = handlerIn(stack);
          const integration = new WebSocketAwsIntegration('Backend', {
            integrationUri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
            integrationMethod: 'POST',
          });
          const api = new WebSocketApi(stack, 'Api');
          api.addRoute('$default', { integration });
        }),
        message('$default', 'Stack/Function', 'Stack/Api/$default-Route/Backend'),
      ],
    ],
  },
});
