import type { Stack } from 'aws-cdk-lib';
import { type IWebSocketApiRef, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  type WebSocketRouteIntegrationBase,
} from '../../../lib';
import { THROWN_RULES } from '../../../lib/validation/rules/thrown-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration, MOCK_PROPS, type Program, program } from './program';

const { contextVariable, literal, requestBody, responseBody } = WebSocketMappingValue;

function route(make: (stack: Stack) => WebSocketRouteIntegrationBase): Program {
  return program((stack) => {
    new WebSocketApi(stack, 'Api').addRoute('send', { integration: make(stack) });
  });
}

function http(id = 'Backend'): WebSocketHttpIntegration {
  return new WebSocketHttpIntegration(id, { url: 'https://example.com/' });
}

function path(text: string): Program {
  const values = { id: requestBody('$.id'), connection: contextVariable('connectionId') };
  const pathParameters = Object.fromEntries(Object.entries(values).filter(([name]) => text.includes(`{${name}}`)));
  return route(() => new WebSocketHttpIntegration('Backend', { url: `https://example.com${text}`, pathParameters }));
}

function mock(stack: Stack, webSocketApi: IWebSocketApiRef): WebSocketIntegration {
  return new WebSocketIntegration(stack, 'Integration', { ...MOCK_PROPS, webSocketApi });
}

describeRules(THROWN_RULES, {
  'response-key-invalid': {
    passing: [program(() => void WebSocketIntegrationResponseKey.fromStatusCode(599))],
    failing: [
      [
        program(() => void WebSocketIntegrationResponseKey.fromStatusCode(600)),
        'status code cannot be a response key, got 600; pass a whole number from 100 to 599',
      ],
      [
        program(() => void WebSocketIntegrationResponseKey.fromPattern('4[')),
        'pattern cannot be a response key, got "4["; pass a regular expression that Java compiles, such as "4\\d{2}" ' +
          '(Unclosed character class)',
      ],
    ],
  },
  'integration-shared-between-apis': {
    passing: [
      program((stack) => {
        const shared = http();
        const api = new WebSocketApi(stack, 'Api');
        api.addRoute('one', { integration: shared });
        api.addRoute('two', { integration: shared });
      }),
    ],
    failing: [
      [
        program((stack) => {
          const shared = http();
          new WebSocketApi(stack, 'Api').addRoute('one', { integration: shared });
          new WebSocketApi(stack, 'Other').addRoute('two', { integration: shared });
        }),
        'integration "Backend" belongs to WebSocket API "Stack/Api", and cannot serve a route of WebSocket API ' +
          '"Stack/Other", at "Stack/Other/two-Route"; make an integration for each API',
      ],
    ],
  },
  'integration-id-reserved': {
    passing: [route(() => http('Resources'))],
    failing: [
      [
        route(() => http('Resource')),
        'id of an integration would give it the logical id of its route, got "Resource"; choose another id',
      ],
    ],
  },
  'web-socket-api-is-a-reference': {
    passing: [program((stack) => void mock(stack, new WebSocketApi(stack, 'Api')).webSocketApi)],
    failing: [
      [
        program((stack) => {
          const reference = { isWebsocketApi: true, apiRef: { apiId: 'abcd1234' } } as unknown as IWebSocketApiRef;
          void mock(stack, reference).webSocketApi;
        }),
        'webSocketApi is only a reference to an API, not an API at "Stack/Integration"; ' +
          'read integrationRef.apiId, or pass a WebSocketApi',
      ],
    ],
  },
  'mapping-value-invalid': {
    passing: [program(() => void contextVariable('authorizer.tenant-id'))],
    failing: [
      [
        program(() => void contextVariable('$context.stage')),
        'name contains characters that AWS does not allow at "WebSocketMappingValue.contextVariable", ' +
          'got "$context.stage"; pass the name without "$context.", such as "connectionId"',
      ],
    ],
  },
  'mapping-value-out-of-place': {
    passing: [
      integration({
        ...HTTP_PROPS,
        requestTemplate: WebSocketMappingTemplate.json(requestBody()),
        requestTemplates: undefined,
      }).run,
    ].map((run) => program(run)),
    failing: [
      [
        program((stack) => {
          integration({
            ...HTTP_PROPS,
            requestTemplate: WebSocketMappingTemplate.json(responseBody()),
            requestTemplates: undefined,
          }).run(stack);
        }),
        'requestTemplate reads the backend\'s response, which does not exist yet, at "Stack/Integration", ' +
          'got "responseBody()"; use a value of the request',
      ],
    ],
  },
  'mapping-template-invalid': {
    passing: [program(() => void WebSocketMappingTemplate.json({ text: literal('x') }))],
    failing: [
      [
        program(() => void WebSocketMappingTemplate.json({ count: Number.NaN })),
        'value cannot be written to a mapping template at "$.count", got "NaN"; pass a finite number',
      ],
    ],
  },
  'path-parameter-unsafe': {
    passing: [path('/users/user-{id}/profile'), path('/users/{connection}/profile')],
    failing: [
      [
        path('/users/{id}/profile'),
        'a value that can be empty or ".." fills a whole path segment of url at "Backend", ' +
          'got "requestBody(\\"$.id\\")"; add fixed characters to the segment, such as "user-{id}", or map a value that ' +
          'only AWS writes, such as contextVariable("connectionId")',
      ],
    ],
  },
  'prop-type-invalid': {
    passing: [route(() => http())],
    failing: [
      [
        route(() => new WebSocketHttpIntegration('Backend', { url: 42 as unknown as string })),
        'url is not a string at "Backend", got 42; pass a string',
      ],
    ],
  },
  'template-conflict': {
    passing: [integration({})],
    failing: [
      [
        program((stack) => {
          integration({ ...HTTP_PROPS, requestTemplate: WebSocketMappingTemplate.json({}) }).run(stack);
        }),
        'requestTemplate and requestTemplates are both set, but requestTemplate serves every message, at "Stack/Integration"; ' +
          'remove one of the two',
      ],
    ],
  },
});
