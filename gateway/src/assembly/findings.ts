import type { IntegrationModel, RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { Template } from '../../../lib/runtime/velocity/template';
import { functionTargetOf } from '../backends/function-backend';
import type { App, AppApi } from './app';
import type { FunctionModel } from './function-model';

/** What a reader of an app should know before a client connects, each once. */
export function findingsOf(app: App): string[] {
  const found = app.apis.flatMap((api) => api.model.routes.flatMap((route) => routeFindings(app, api, route)));
  return [...new Set([...app.warnings, ...found])];
}

function routeFindings(app: App, api: AppApi, route: RouteModel): string[] {
  const { integration } = route;
  if (!integration) {
    return route.unknownTarget === undefined
      ? []
      : [
          `integration is not in the assembly at ${quote(ownerOf(route))}, got ${quote(route.unknownTarget)}; ` +
            'pass --values with a value for what the target refers to',
        ];
  }
  return [...templateFindings(integration), ...functionFindings(app, api, route, integration)];
}

function templateFindings(integration: IntegrationModel): string[] {
  return [
    { owner: integration, kind: 'request', templates: integration.requestTemplates },
    ...integration.responses.map((response) => ({ owner: response, kind: 'response', templates: response.templates })),
  ].flatMap(({ owner, kind, templates }) =>
    Object.entries(templates).flatMap(([key, text]) => {
      const fault = faultOf(text);
      return fault === undefined
        ? []
        : [`${kind} template ${quote(key)} cannot be parsed at ${quote(ownerOf(owner))}: ${fault}`];
    }),
  );
}

function faultOf(template: string): string | undefined {
  try {
    Template.parse(template);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function functionFindings(app: App, api: AppApi, route: RouteModel, integration: IntegrationModel): string[] {
  const name = functionTargetOf(integration.uri ?? '');
  if (name === undefined) {
    return [];
  }
  const model = app.functions.find((candidate) => candidate.name === name);
  if (model === undefined) {
    return [
      `function is not in the assembly at ${quote(ownerOf(integration))}, got ${quote(name)}; ` +
        `name its Invoke address with --function ${name}=URL`,
    ];
  }
  const denied = integration.credentialsArn === undefined && !isPermitted(app, api, route, integration);
  return [
    ...codeFindings(model),
    ...(denied
      ? [
          `AWS::Lambda::Permission is missing at ${quote(ownerOf(model))} for route ${quote(route.routeKey)}; ` +
            `allow "apigateway.amazonaws.com" to invoke the function from the API`,
        ]
      : []),
  ];
}

/** Whether some stage may invoke the function. */
function isPermitted({ permissions }: App, api: AppApi, { routeKey }: RouteModel, { uri = '' }: IntegrationModel) {
  const target = /:function:([^/]+)/.exec(uri)?.[1] ?? '';
  const { accountId, model, partition, region } = api;
  return api.stages.some((stage) => {
    const arn = `arn:${partition}:execute-api:${region}:${accountId}:${model.apiId}/${stage.name}/${routeKey}`;
    return permissions.allow(target, arn);
  });
}

function codeFindings(model: FunctionModel): string[] {
  const { code, logicalId } = model;
  if (code.kind !== 'missing') {
    return [];
  }
  return [
    `function cannot be run at ${quote(ownerOf(model))}, since ${code.reason}; ` +
      `run it yourself and name its Invoke address with --function ${logicalId}=URL`,
  ];
}

function ownerOf({ constructPath, logicalId }: { readonly constructPath?: string; readonly logicalId: string }) {
  return constructPath ?? logicalId;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
