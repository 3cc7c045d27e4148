import { CfnResource, Fn } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketValidations } from '../../../lib';
import { TRANSFORM_RULES } from '../../../lib/validation/rules/transform-rules';
import { describeRules } from './describe-rules';
import { l1, MOCK_PROPS, type Program, program } from './program';

const REMEDY =
  'validate the processed template, which CloudFormation returns from GetTemplate with the template stage "Processed", ' +
  'or acknowledge the warning';

function resource(type: string, properties: object): Program {
  return program((stack) => {
    new CfnResource(stack, 'Part', { type, properties });
    WebSocketValidations.check(stack);
  });
}

const INCLUDED = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/key' } } };

describeRules(TRANSFORM_RULES, {
  'transform-not-expanded': {
    passing: [l1({ integration: {} }), resource('AWS::Serverless::Function', INCLUDED)],
    failing: [
      [
        resource('AWS::Serverless::WebSocketApi', { RouteSelectionExpression: '$request.body.action' }),
        `CloudFormation expands a part of the API at deployment, which is not validated at "Stack/Part", got "AWS::Serverless::WebSocketApi"; ${REMEDY}`,
      ],
      [
        resource('AWS::ApiGatewayV2::Integration', INCLUDED),
        `CloudFormation expands a part of the API at deployment, which is not validated at "Stack/Part", got "Fn::Transform"; ${REMEDY}`,
      ],
      [
        resource('AWS::ApiGatewayV2::Route', { RouteKey: INCLUDED }),
        `CloudFormation expands a part of the API at deployment, which is not validated at "Stack/Part", got "Fn::Transform"; ${REMEDY}`,
      ],
      [
        program((stack) => {
          const { requestTemplates, ...props } = MOCK_PROPS;
          void requestTemplates;
          new CfnIntegration(stack, 'Part', {
            ...props,
            integrationUri: undefined,
            apiId: new WebSocketApi(stack, 'Api').apiId,
            requestTemplates: Fn.transform('AWS::Include', { Location: 's3://bucket/key' }),
          });
          WebSocketValidations.check(stack);
        }),
        `CloudFormation expands a part of the API at deployment, which is not validated at "Stack/Part", got "Fn::Transform"; ${REMEDY}`,
      ],
    ],
  },
});
