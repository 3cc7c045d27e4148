import { firstUnexpanded } from '../runtime/cloudformation/transforms';
import type { WebSocketApiModel } from '../runtime/cloudformation/web-socket-api';
import type { Target } from '../runtime/exchange/exchange';
import type { FoundTemplate } from './find-template';

/** What `RouteTesterOptions` asks for. */
interface Search {
  readonly api?: string;
  readonly stage?: string;
}

/** Finds a route in a template, and where its messages come in. */
export function findTarget({ template, resolver, apis }: FoundTemplate, routeKey: string, search: Search): Target {
  const candidates = search.api === undefined ? apis : apis.filter((api) => isNamed(api, search.api as string));
  if (candidates.length === 0) {
    const wanted = search.api === undefined ? '' : ` ${JSON.stringify(search.api)}`;
    const known = apis.length === 0 ? '' : `, which has ${list(apis.map(nameOf))}`;
    const unexpanded = unexpandedHint(template);
    const isOuter = JSON.stringify(template).includes('"AWS::CloudFormation::Stack"');
    const hint = isOuter ? '; it has nested stacks, so test the one that makes the API' : '';
    throw new Error(`there is no WebSocket API${wanted} in the template${known}${unexpanded || hint}`);
  }
  const found = candidates.flatMap((api) =>
    api.routes.filter((route) => route.routeKey === routeKey).map((route) => ({ api, route })),
  );
  const [only, ...others] = found;
  if (!only) {
    const keys = candidates.flatMap((api) => api.routes.map((route) => route.routeKey));
    throw new Error(
      `there is no route ${JSON.stringify(routeKey)} in the template, which has ${list(keys)}${unexpandedHint(template)}`,
    );
  }
  if (others.length > 0) {
    const names = list(found.map(({ api }) => nameOf(api)));
    throw new Error(
      `route ${JSON.stringify(routeKey)} is in several APIs: ${names}; name one of them by the option api`,
    );
  }
  const pseudo = (name: string) => resolver.text({ Ref: `AWS::${name}` });
  return {
    ...only,
    stage: findStage(only.api, search.stage),
    region: pseudo('Region'),
    accountId: pseudo('AccountId'),
    partition: pseudo('Partition'),
    urlSuffix: pseudo('URLSuffix'),
  };
}

function unexpandedHint(template: object): string {
  const found = firstUnexpanded(template);
  return found === undefined
    ? ''
    : `; CloudFormation expands ${found.what} at ${JSON.stringify(found.path)} at deployment, so pass the processed ` +
        'template, which GetTemplate returns for the template stage "Processed"';
}

function isNamed(api: WebSocketApiModel, name: string): boolean {
  return [
    api.constructPath,
    api.constructPath?.replace(/\/Resource$/, ''),
    api.logicalId,
    api.name,
    api.apiId,
  ].includes(name);
}

function nameOf(api: WebSocketApiModel): string {
  return api.constructPath?.replace(/\/Resource$/, '') ?? api.logicalId ?? api.apiId;
}

function findStage(api: WebSocketApiModel, name: string | undefined): Target['stage'] {
  const [only, ...others] = name === undefined ? api.stages : api.stages.filter((stage) => stage.name === name);
  if (only && others.length === 0) {
    return only;
  }
  if (others.length > 0) {
    const names = list(api.stages.map((stage) => stage.name));
    throw new Error(
      `${JSON.stringify(nameOf(api))} has several stages: ${names}; name one of them by the option stage`,
    );
  }
  if (name !== undefined && api.stages.length > 0) {
    const names = list(api.stages.map((stage) => stage.name));
    throw new Error(`${JSON.stringify(nameOf(api))} has no stage ${JSON.stringify(name)}; it has ${names}`);
  }
  return { name: name ?? 'prod', variables: {} };
}

function list(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ') || 'none';
}
