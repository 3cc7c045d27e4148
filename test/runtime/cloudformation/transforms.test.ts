import { firstUnexpanded } from '../../../lib/runtime/cloudformation/transforms';

test.each<[object, object]>([
  [
    { Transform: 'AWS::Serverless-2016-10-31', Resources: { Api: { Type: 'AWS::Serverless::WebSocketApi' } } },
    { what: 'AWS::Serverless::WebSocketApi', path: 'Resources.Api' },
  ],
  [
    { Resources: { Route: { Properties: { RouteKey: { 'Fn::Transform': { Name: 'AWS::Include' } } } } } },
    { what: 'Fn::Transform', path: 'Resources.Route.Properties.RouteKey' },
  ],
  [{ Resources: { 'Fn::Include': 's3://bucket/key' } }, { what: 'Fn::Include', path: 'Resources' }],
  [
    { Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::Routes': ['Key', ['a'], {}] } },
    { what: 'Fn::ForEach::Routes', path: 'Resources' },
  ],
  [
    { Transform: ['AWS::LanguageExtensions', 'Chat'], Resources: {} },
    { what: 'the macro Chat', path: 'Transform' },
  ],
])('%j has something that CloudFormation expands', (template, expected) => {
  expect(firstUnexpanded(template)).toEqual(expected);
});

test.each([
  {},
  { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: null } } },
  { Transform: 'AWS::Serverless-2016-10-31', Resources: { F: { Type: 'AWS::Serverless::Function' } } },
  { Transform: [{ Name: 'AWS::Include' }] },
])('%j has nothing of the kind', (template) => {
  expect(firstUnexpanded(template)).toBeUndefined();
});
