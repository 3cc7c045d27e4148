import { dirname } from 'node:path';
import type { LinkedTemplate } from './linked-templates';
import { readWebSocketApis, type WebSocketApiModel } from './web-socket-api';

/** A WebSocket API, and the template that creates it, or else the first that adds to it. */
export interface AppApi {
  readonly model: WebSocketApiModel;
  readonly template: LinkedTemplate;
}

/** The WebSocket APIs of an app, each with everything that the stacks of the app add to it. */
export function readAppApis(templates: readonly LinkedTemplate[]): AppApi[] {
  const found = templates.flatMap(apisIn);
  const created = found.filter(({ model }) => !model.imported);
  const parts = found.filter(({ model }) => model.imported);
  const whole = created.map((api) => ({
    ...api,
    model: merge(
      api.model,
      parts.flatMap((part) => (ownerOf(part, created) === api ? [part.model] : [])),
    ),
  }));
  const foreign = new Map<string, AppApi>();
  for (const part of parts.filter((candidate) => !ownerOf(candidate, created))) {
    const known = foreign.get(part.model.apiId);
    foreign.set(part.model.apiId, known ? { ...known, model: merge(known.model, [part.model]) } : part);
  }
  return [...whole, ...foreign.values()];
}

/** The WebSocket APIs of one template; of one that another stack creates, with what that stack says of it. */
export function readApisOf(template: LinkedTemplate, templates: readonly LinkedTemplate[]): WebSocketApiModel[] {
  const apis = apisIn(template);
  const created = apis.some(({ model }) => model.imported)
    ? templates.flatMap(apisIn).filter(({ model }) => !model.imported)
    : [];
  return apis.map((api) => {
    const owner = api.model.imported ? ownerOf(api, created)?.model : undefined;
    return owner ? { ...owner, routes: api.model.routes, stages: [...owner.stages, ...api.model.stages] } : api.model;
  });
}

function apisIn(template: LinkedTemplate): AppApi[] {
  return readWebSocketApis(template.template, template.resolver).map((model) => ({ model, template }));
}

/** The API that a template adds to. Stages of an app have APIs of the same id: it is that of the same stack or stage. */
function ownerOf({ model, template }: AppApi, created: readonly AppApi[]): AppApi | undefined {
  const owners = created.filter((candidate) => candidate.model.apiId === model.apiId);
  return (
    owners.find((owner) => owner.template.stackName === template.stackName) ??
    owners.find((owner) => dirname(owner.template.templateFile) === dirname(template.templateFile)) ??
    owners[0]
  );
}

function merge(model: WebSocketApiModel, parts: readonly WebSocketApiModel[]): WebSocketApiModel {
  return {
    ...model,
    routes: [model, ...parts].flatMap(({ routes }) => routes),
    stages: [model, ...parts].flatMap(({ stages }) => stages),
  };
}
