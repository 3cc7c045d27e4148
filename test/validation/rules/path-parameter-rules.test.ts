import { Token } from 'aws-cdk-lib';
import { PATH_PARAMETER_RULES } from '../../../lib/validation/rules/path-parameter-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration } from './program';

const path = (integrationUri: string, source: string) =>
  integration({ ...HTTP_PROPS, integrationUri, requestParameters: { 'integration.request.path.id': source } });

describeRules(PATH_PARAMETER_RULES, {
  'request-path-unsafe': {
    passing: [
      integration(HTTP_PROPS),
      integration({ ...HTTP_PROPS, requestParameters: { 'integration.request.header.id': 'route.request.body.id' } }),
      path('https://example.com/users/user-{id}/profile', 'route.request.body.id'),
      path('https://example.com/users/{id}', 'context.connectionId'),
      path('https://example.com/users/{id}', "'fixed'"),
      path('https://example.com/users', 'route.request.body.id'),
      path(`https://example.com/${Token.asString({ Ref: 'Prefix' })}{id}`, 'route.request.body.id'),
    ],
    failing: ['route.request.body.id', 'stageVariables.id', 'context.authorizer.id'].map((source) => [
      path('https://example.com/users/{id}/profile', source),
      'a value that can be empty or ".." fills a whole path segment of integrationUri at "Stack/Integration", ' +
        `got "${source}"; add fixed characters to the segment, such as "user-{id}"`,
    ]),
  },
});
