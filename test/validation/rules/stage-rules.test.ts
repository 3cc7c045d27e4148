import { CfnResource, Fn, type Stack } from 'aws-cdk-lib';
import { CfnRoute, CfnStage, type CfnStageProps, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration, WebSocketValidations } from '../../../lib';
import { STAGE_RULES } from '../../../lib/validation/rules/stage-rules';
import { describeRules } from './describe-rules';
import { type Program, program } from './program';

/** A stage of an API with the route "send", as an L1 and as a generic resource. */
function stage(props: Partial<CfnStageProps>, properties?: object): Program {
  const around = (stack: Stack, create: (apiId: string) => void) => {
    const { apiId } = new WebSocketApi(stack, 'Api');
    new CfnRoute(stack, 'Route', { apiId, routeKey: 'send' });
    create(apiId);
    WebSocketValidations.check(stack);
  };
  return {
    run: (stack) => around(stack, (apiId) => new CfnStage(stack, 'Stage', { apiId, stageName: 'prod', ...props })),
    runAsL1:
      properties &&
      ((stack) =>
        around(stack, (ApiId) => {
          const type = 'AWS::ApiGatewayV2::Stage';
          new CfnResource(stack, 'Stage', { type, properties: { ApiId, StageName: 'prod', ...properties } });
        })),
  };
}

/** A stage of an API without routes. */
function bare(props: Partial<CfnStageProps>): Program {
  return program((stack) => {
    new CfnStage(stack, 'Stage', { apiId: new WebSocketApi(stack, 'Api').apiId, stageName: 'prod', ...props });
    WebSocketValidations.check(stack);
  });
}

const AT = 'at "Stack/Stage"';
const LOG_GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:access';
const FORMAT = '{"id":"$context.requestId"}';
const STREAM = 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-access';

describeRules(STAGE_RULES, {
  'stage-name-invalid': {
    passing: [
      ...['prod', 'v1_2', 'blue-green', '$default', 'x'.repeat(128), Fn.importValue('name')].map((stageName) =>
        stage({ stageName }),
      ),
    ],
    failing: ['my stage', 'a/b', '', 'é', 'x'.repeat(129), '$prod'].map((stageName) => [
      stage({ stageName }, { StageName: stageName }),
      `stage name is invalid ${AT}, got ${JSON.stringify(stageName)}; use up to 128 letters, digits and underscores`,
    ]),
  },
  'stage-deployment-conflict': {
    passing: [
      stage({ autoDeploy: true }),
      stage({ deploymentId: 'a1b2c3' }),
      stage({ autoDeploy: false, deploymentId: 'a' }),
    ],
    failing: [
      [
        stage({ autoDeploy: true, deploymentId: 'a1b2c3' }, { AutoDeploy: true, DeploymentId: 'a1b2c3' }),
        `autoDeploy and deploymentId exclude each other ${AT}; remove deploymentId, or set autoDeploy to false`,
      ],
    ],
  },
  'logging-level-unknown': {
    passing: ['OFF', 'INFO', 'ERROR', Fn.importValue('level')].map((loggingLevel) =>
      stage({ defaultRouteSettings: { loggingLevel } }),
    ),
    failing: [
      [
        stage({ defaultRouteSettings: { loggingLevel: 'WARN' } }, { DefaultRouteSettings: { LoggingLevel: 'WARN' } }),
        `loggingLevel in defaultRouteSettings is unknown ${AT}, got "WARN"; use one of OFF, INFO, ERROR`,
      ],
      [
        stage({ routeSettings: { send: { LoggingLevel: 'info' } } }),
        `loggingLevel in routeSettings["send"] is unknown ${AT}, got "info"; use one of OFF, INFO, ERROR`,
      ],
    ],
  },
  'throttling-negative': {
    passing: [stage({ defaultRouteSettings: { throttlingBurstLimit: 0, throttlingRateLimit: 0.5 } })],
    failing: [
      [
        stage(
          { defaultRouteSettings: { throttlingBurstLimit: -1 } },
          { DefaultRouteSettings: { ThrottlingBurstLimit: -1 } },
        ),
        `throttlingBurstLimit in defaultRouteSettings is negative ${AT}, got -1; ` +
          'set it to the number of requests to allow, or remove it',
      ],
    ],
  },
  'route-settings-without-route': {
    passing: [
      stage({ routeSettings: { send: { LoggingLevel: 'INFO' } } }),
      bare({ routeSettings: { send: {} } }),
      program((stack) => {
        const { apiId } = new WebSocketApi(stack, 'Api');
        new CfnRoute(stack, 'Route', { apiId, routeKey: Fn.importValue('key') });
        new CfnStage(stack, 'Stage', { apiId, stageName: 'prod', routeSettings: { send: {} } });
        WebSocketValidations.check(stack);
      }),
    ],
    failing: [
      [
        stage({ routeSettings: { sent: { LoggingLevel: 'INFO' } } }, { RouteSettings: { sent: {} } }),
        `routeSettings has a key that is not a route of the API ${AT}, got "sent"; ` +
          'use the key of a route, or remove the settings',
      ],
    ],
  },
  'stage-variable-name-invalid': {
    passing: [stage({ stageVariables: { table_1: 'x' } })],
    failing: [
      [
        stage({ stageVariables: { 'table-name': 'x' } }, { StageVariables: { 'table-name': 'x' } }),
        `name of a stage variable is invalid ${AT}, got "table-name"; use up to 64 letters, digits and underscores`,
      ],
    ],
  },
  'access-log-format-without-request-id': {
    passing: [FORMAT, '${context.extendedRequestId}', Fn.importValue('format')].map((format) =>
      stage({ accessLogSettings: { destinationArn: LOG_GROUP, format } }),
    ),
    failing: [
      [
        stage(
          { accessLogSettings: { destinationArn: LOG_GROUP, format: '$context.routeKey' } },
          { AccessLogSettings: { DestinationArn: LOG_GROUP, Format: '$context.routeKey' } },
        ),
        `access log format has no request id ${AT}, got "$context.routeKey"; ` +
          'add "$context.requestId" or "$context.extendedRequestId"',
      ],
    ],
  },
  'access-log-destination-unsupported': {
    passing: [stage({ accessLogSettings: { destinationArn: Fn.importValue('log'), format: FORMAT } })],
    failing: [
      [
        stage(
          { accessLogSettings: { destinationArn: STREAM, format: FORMAT } },
          { AccessLogSettings: { DestinationArn: STREAM, Format: FORMAT } },
        ),
        `access log destination is not a log group of CloudWatch Logs ${AT}, got "${STREAM}"; ` +
          'set it to the ARN of a log group',
      ],
    ],
  },
  'stage-without-routes': {
    passing: [
      bare({}),
      program((stack) => {
        const webSocketApi = new WebSocketApi(stack, 'Api');
        webSocketApi.addRoute('$connect', { integration: WebSocketMockIntegration.noOp('Connect') });
        new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'prod', autoDeploy: true });
        WebSocketValidations.check(stack);
      }),
    ],
    failing: [{ autoDeploy: true }, { deploymentId: 'a1b2c3' }].map((props) => [
      bare(props),
      `stage deploys an API without routes, which AWS rejects, ${AT}; ` +
        'add a route, or acknowledge the warning if another app adds the routes',
    ]),
  },
});
