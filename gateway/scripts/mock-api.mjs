import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the assembly of an API whose route ping replies pong. */
export function writeMockApi(folder) {
  const ApiId = { Ref: 'Api' };
  const IntegrationId = { Ref: 'Integration' };
  const resources = {
    Api: { Name: 'mock', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    Stage: { ApiId, StageName: 'prod' },
    Integration: {
      ApiId,
      IntegrationType: 'MOCK',
      RequestTemplates: { 'application/json': '{"statusCode":200}' },
    },
    IntegrationResponse: {
      ApiId,
      IntegrationId,
      IntegrationResponseKey: '$default',
      TemplateSelectionExpression: '\\$default',
      ResponseTemplates: { $default: 'pong' },
    },
    Route: { ApiId, RouteKey: 'ping', Target: { 'Fn::Join': ['/', ['integrations', IntegrationId]] } },
    RouteResponse: { ApiId, RouteId: { Ref: 'Route' }, RouteResponseKey: '$default' },
  };
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, Properties]) => [id, { Type: `AWS::ApiGatewayV2::${id}`, Properties }]),
  );
  writeFileSync(join(folder, 'Mock.template.json'), JSON.stringify({ Resources }));
  const Mock = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'Mock.template.json' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { Mock } }));
}
