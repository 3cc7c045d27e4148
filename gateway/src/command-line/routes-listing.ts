import type { App } from '../assembly/app';
import { findingsOf } from '../assembly/findings';
import { functionTargetOf } from '../backends/function-backend';
import { routesTable } from './routes-table';
import { printable } from './terminal-text';

/** The routes of an app with their backends, their templates and the findings, for people. */
export function routesListing(app: App): string {
  const templates = templatesOf(app);
  const findings = findingsOf(app);
  return [
    routesTable(app),
    ...(templates.length > 0 ? ['', 'templates', ...templates.map(templateText)] : []),
    '',
    ...(findings.length > 0 ? ['findings', ...findings.map((text) => `  ${printable(text)}`)] : ['no findings']),
  ].join('\n');
}

/** The same for programs. */
export function routesJson(app: App): object {
  return {
    apis: app.apis.map(({ model, name, stackName, stages }) => ({
      stack: stackName,
      api: name,
      routeSelectionExpression: model.routeSelectionExpression,
      stages: stages.map((stage) => stage.name),
      routes: model.routes.map(({ authorizationType, integration, routeKey, twoWay, unknownTarget }) => ({
        routeKey,
        twoWay,
        authorizationType,
        backend: integration?.type ?? null,
        method: integration?.method ?? null,
        uri: integration?.uri ?? unknownTarget ?? null,
        function: functionTargetOf(integration?.uri ?? '') ?? null,
        requestParameters: integration?.requestParameters ?? {},
        requestTemplates: integration?.requestTemplates ?? {},
        responses: (integration?.responses ?? []).map(({ key, templates }) => ({ key, templates })),
      })),
    })),
    findings: findingsOf(app),
  };
}

interface TemplateOfRoute {
  readonly place: string;
  readonly text: string;
}

function templatesOf({ apis }: App): TemplateOfRoute[] {
  return apis.flatMap(({ model, name, stackName }) =>
    model.routes.flatMap(({ integration, routeKey }) => {
      const route = `${stackName}/${name} ${routeKey}`;
      const of = (kind: string, templates: { readonly [key: string]: string }) =>
        Object.entries(templates).map(([key, text]) => ({ place: `${route}, ${kind}, ${JSON.stringify(key)}`, text }));
      return [
        ...of('request', integration?.requestTemplates ?? {}),
        ...(integration?.responses ?? []).flatMap(({ key, templates }) =>
          of(`response ${JSON.stringify(key)}`, templates),
        ),
      ];
    }),
  );
}

function templateText({ place, text }: TemplateOfRoute): string {
  const lines = text.split(/\r?\n/).map((line) => `      ${printable(line)}`.trimEnd());
  return [`  ${printable(place)}`, ...lines].join('\n');
}
