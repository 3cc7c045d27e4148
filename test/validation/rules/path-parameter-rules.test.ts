import { Token } from 'aws-cdk-lib';
import { PATH_PARAMETER_RULES } from '../../../lib/validation/rules/path-parameter-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration } from './program';

const path = (integrationUri: string, source: string) =>
  integration({ ...HTTP_PROPS, integrationUri, requestParameters: { 'integration.request.path.id': source } });

const TOKEN = Token.asString({ Ref: 'Value' });

describeRules(PATH_PARAMETER_RULES, {
  'request-path-unsafe': {
    passing: [
      integration(HTTP_PROPS),
      integration({ ...HTTP_PROPS, requestParameters: { 'integration.request.header.id': 'route.request.body.id' } }),
      path('https://example.com/users/user-{id}/profile', 'route.request.body.id'),
      path('https://example.com/users/{id}', 'context.connectionId'),
      path('https://example.com/users/{id}', "'fixed'"),
      ...[TOKEN, `context.${TOKEN}`, `'${TOKEN}'`, `con${TOKEN}`].map((source) =>
        path('https://example.com/users/{id}', source),
      ),
      path(`https://example.com/${Token.asString({ Ref: 'Prefix' })}{id}`, 'route.request.body.id'),
    ],
    failing: [
      'route.request.body.id',
      'stageVariables.id',
      'context.authorizer.id',
      'context.identity.apiKey',
      `route.request.body.${TOKEN}`,
      `context.authorizer.${TOKEN}`,
    ].map((source) => [
      path('https://example.com/users/{id}/profile', source),
      'a value that can be empty or ".." fills a whole path segment of integrationUri at "Stack/Integration", ' +
        `got "${source.replace(TOKEN, '…')}"; add fixed characters to the segment, such as "user-{id}"`,
    ]),
  },
  'path-parameter-missing': {
    passing: [
      path('https://example.com/users/{id}', 'context.connectionId'),
      integration({ ...HTTP_PROPS, integrationUri: 'https://example.com/${stageVariables.path}/%7Bid%7D' }),
      integration({
        ...HTTP_PROPS,
        integrationUri: 'https://example.com/{id}',
        requestParameters: Token.asAny({ Ref: 'Parameters' }) as never,
      }),
    ],
    failing: [
      [
        integration({ ...HTTP_PROPS, integrationUri: 'https://example.com/users/{id}' }),
        'integrationUri contains a name in braces that no path parameter replaces at "Stack/Integration", got "{id}"; map a ' +
          'path parameter named "id", or write the braces as %7B and %7D',
      ],
    ],
  },
  'path-parameter-unused': {
    passing: [
      path('https://example.com/users/{id}', 'context.connectionId'),
      path(`https://example.com/${Token.asString({ Ref: 'Path' })}`, 'context.connectionId'),
    ],
    failing: [
      [
        path('https://example.com/users', 'context.connectionId'),
        'a path parameter replaces nothing in integrationUri at "Stack/Integration", got "id"; write {id} in the URI where ' +
          'the value belongs, or remove the parameter',
      ],
    ],
  },
});
