import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppApis } from '../../../lib/runtime/cloudformation/app-apis';
import { type Assembly, readAssembly } from '../../../lib/runtime/cloudformation/cloud-assembly';
import type { ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { asText, own } from '../../../lib/runtime/cloudformation/json';
import {
  type LinkedTemplate,
  linkTemplates,
  resourcesOf,
  textOf,
} from '../../../lib/runtime/cloudformation/linked-templates';
import { unknownReference } from '../../../lib/runtime/cloudformation/reference-names';
import type { StageModel, WebSocketApiModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { assemblyError, usageError } from '../errors';
import { type ApiKeysModel, readApiKeys } from './api-key-model';
import type { AppResources, FailedResource } from './app-resources';
import { AssetFiles } from './asset-files';
import { type AuthorizerModel, readAuthorizers } from './authorizer-model';
import { type EventSourceModel, readEventSources } from './event-source-model';
import { type FunctionModel, readFunctions } from './function-model';
import { FunctionPermissions } from './function-permissions';
import { resourceReferences } from './resource-references';
import { readThrottling, type StageThrottling } from './throttling-model';

/** Which parts of an assembly to serve, and values that only a deployment knows. */
export interface Choice {
  readonly stack?: string;
  readonly api?: string;
  readonly stage?: string;
  readonly values?: ReferenceValues;
  /** What a local server has of the resources of the app. */
  readonly resources?: AppResources;
}

/** A custom domain's way to a stage. */
export interface ApiMapping {
  readonly domainName: string;
  /** The path below the domain; empty when the whole domain leads to the stage. */
  readonly key: string;
  readonly stage: StageModel;
}

/** A WebSocket API with everything that the stacks of the app add to it. */
export interface AppApi {
  readonly stackName: string;
  /** The logical id; of an API that is not in the app, its id. */
  readonly name: string;
  readonly model: WebSocketApiModel;
  readonly stages: readonly StageModel[];
  readonly mappings: readonly ApiMapping[];
  readonly authorizers: readonly AuthorizerModel[];
  readonly apiKeys: ApiKeysModel;
  readonly throttling: readonly StageThrottling[];
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly urlSuffix: string;
}

/** What the gateway serves. */
export interface App {
  readonly apis: readonly AppApi[];
  readonly functions: readonly FunctionModel[];
  readonly permissions: FunctionPermissions;
  /** The queues and streams that invoke functions. */
  readonly eventSources: readonly EventSourceModel[];
  /** Why an integration cannot reach its backend, by `integrationKey`. */
  readonly unreachable: ReadonlyMap<string, string>;
  /** What a reader should know before the first message. */
  readonly warnings: readonly string[];
}

/** The newest format of cloud assemblies that was tried, which is the major version of its schema. */
const NEWEST_SCHEMA = 55;

/** The stage of an API that the app only adds routes to. */
const USUAL_STAGE = 'prod';

/** Reads the WebSocket APIs of a cloud assembly: all of them, or those chosen. */
export function readApp(directory: string, choice: Choice = {}): App {
  const assembly = readCheckedAssembly(directory);
  const templates = linkTemplates(assembly, choice.values ?? {}, choice.resources?.values);
  checkValues(templates, choice.values ?? {});
  const chosen = choose(readApis(templates, choice.values ?? {}), choice, templates, directory);
  const failures = choice.resources?.failures ?? [];
  const eventSources = readEventSources(templates);
  const warnings = [...failures.map(notCreated), ...eventSources.notServed];
  const apis = chosen.flatMap((api) => {
    if (api.stages.length === 0) {
      warnings.push(
        `API has no stage at ${quote(nameOf(api))}, so no client can reach it; add a WebSocketStage to serve it`,
      );
      return [];
    }
    warnings.push(...api.apiKeys.generated);
    return [api];
  });
  if (apis.length === 0) {
    throw assemblyError(warnings.at(-1) as string);
  }
  return {
    apis,
    functions: readFunctions(templates, new AssetFiles(directory)),
    permissions: new FunctionPermissions(templates),
    eventSources: eventSources.served,
    unreachable: unreachableIntegrations(templates, failures),
    warnings,
  };
}

/** Reads the templates of a cloud assembly. Fails with what to do when there is none, or one of a newer format. */
export function readCheckedAssembly(directory: string): Assembly {
  const manifest = join(directory, 'manifest.json');
  if (!existsSync(manifest)) {
    const problem = existsSync(directory) ? 'manifest.json is missing in' : 'cloud assembly is missing at';
    throw assemblyError(`${problem} ${quote(directory)}; run cdk synth first, and pass the folder that it writes`);
  }
  try {
    const version = asText(own(JSON.parse(readFileSync(manifest, 'utf8')), 'version'));
    if (Number.parseInt(version, 10) > NEWEST_SCHEMA) {
      throw new Error(
        `cloud assembly has a newer format at ${quote(directory)}, got version ${quote(version)}, and this gateway reads ` +
          `versions up to ${NEWEST_SCHEMA}; install the newest cdk-websocket-gateway`,
      );
    }
    return readAssembly(directory);
  } catch (error) {
    const { message } = error as Error;
    throw assemblyError(
      error instanceof SyntaxError
        ? `file is not JSON at ${quote(manifest)}, got ${quote(message)}; run cdk synth again`
        : message,
    );
  }
}

function notCreated({ logicalId, reason, templateFile, type }: FailedResource): string {
  return `${type} is not created at ${quote(`${templateFile.replace(/\.template\.json$/, '')}/${logicalId}`)}, got ${quote(reason)}`;
}

/** The integrations that need a resource which was not created. */
function unreachableIntegrations(
  templates: readonly LinkedTemplate[],
  failures: readonly FailedResource[],
): ReadonlyMap<string, string> {
  const reasons = templates.flatMap((template) =>
    resourcesOf(template, 'AWS::ApiGatewayV2::Integration').flatMap(({ constructPath, logicalId }) => {
      const properties = own(template.template, 'Resources', logicalId, 'Properties');
      const needs = failures.length === 0 ? [] : resourceReferences(templates, template, properties);
      const failure = failures.find((candidate) =>
        needs.some((need) => need.logicalId === candidate.logicalId && need.templateFile === candidate.templateFile),
      );
      return failure ? [[integrationKey({ constructPath, logicalId }), notCreated(failure)] as const] : [];
    }),
  );
  return new Map(reasons);
}

/** What an integration is known by. */
export function integrationKey({ constructPath, logicalId }: { constructPath?: string; logicalId: string }): string {
  return constructPath?.replace(/\/Resource$/, '') ?? logicalId;
}

function readApis(templates: readonly LinkedTemplate[], values: ReferenceValues): AppApi[] {
  try {
    const apis = readAppApis(templates).map(({ model, template }) => apiOf(model, template, templates, values));
    return apis.sort((left, right) => compare(left.stackName, right.stackName) || compare(left.name, right.name));
  } catch (error) {
    throw assemblyError((error as Error).message);
  }
}

function apiOf(
  model: WebSocketApiModel,
  template: LinkedTemplate,
  templates: readonly LinkedTemplate[],
  values: ReferenceValues,
): AppApi {
  const pseudo = (name: string) => template.resolver.text({ Ref: `AWS::${name}` });
  const stages = model.imported && model.stages.length === 0 ? [{ name: USUAL_STAGE, variables: {} }] : model.stages;
  return {
    stackName: template.stackName,
    name: model.logicalId ?? model.apiId,
    model,
    stages,
    mappings: mappingsOf(model.apiId, stages, templates),
    authorizers: readAuthorizers(model.apiId, templates),
    apiKeys: readApiKeys(model.apiId, templates, values),
    throttling: readThrottling(model.apiId, templates),
    region: pseudo('Region'),
    accountId: pseudo('AccountId'),
    partition: pseudo('Partition'),
    urlSuffix: pseudo('URLSuffix'),
  };
}

function mappingsOf(apiId: string, stages: readonly StageModel[], templates: readonly LinkedTemplate[]): ApiMapping[] {
  const domains = new Map(
    templates.flatMap((template) =>
      resourcesOf(template, 'AWS::ApiGatewayV2::DomainName').map((domain) => [
        domain.ref,
        textOf(domain, 'DomainName') ?? domain.ref,
      ]),
    ),
  );
  return templates.flatMap((template) =>
    resourcesOf(template, 'AWS::ApiGatewayV2::ApiMapping')
      .filter((mapping) => textOf(mapping, 'ApiId') === apiId)
      .flatMap((mapping) => {
        const domain = textOf(mapping, 'DomainName') ?? '';
        const stageName = stageNameOf(textOf(mapping, 'Stage') ?? '', templates);
        const stage = stages.find(({ name }) => name === stageName);
        const key = textOf(mapping, 'ApiMappingKey') ?? '';
        return stage ? [{ domainName: domains.get(domain) ?? domain, key, stage }] : [];
      }),
  );
}

/** A mapping names its stage, or refers to its resource, whose `Ref` is a placeholder without the name. */
function stageNameOf(stage: string, templates: readonly LinkedTemplate[]): string {
  const stages = templates.flatMap((template) => resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));
  const referred = stages.find(({ ref }) => ref === stage);
  return (referred && textOf(referred, 'StageName')) ?? stage;
}

function choose(
  apis: readonly AppApi[],
  { stack, api, stage }: Choice,
  templates: readonly LinkedTemplate[],
  directory: string,
): AppApi[] {
  const inStack = ({ stackName, artifactId }: LinkedTemplate) => stackName === stack || artifactId === stack;
  const stacks = new Set(templates.filter(inStack).map(({ stackName }) => stackName));
  if (stack !== undefined && stacks.size === 0) {
    throw usageError(
      missing(
        'stack',
        stack,
        directory,
        templates.map(({ stackName }) => stackName),
      ),
    );
  }
  const ofStack = stack === undefined ? [...apis] : apis.filter(({ stackName }) => stacks.has(stackName));
  if (ofStack.length === 0) {
    const place = stack === undefined ? quote(directory) : `${quote(directory)} in stack ${quote(stack)}`;
    throw assemblyError(
      `WebSocket API is missing at ${place}; add a WebSocketApi with routes to the app, and run cdk synth`,
    );
  }
  const named = api === undefined ? ofStack : ofStack.filter((candidate) => isNamed(candidate, api));
  if (named.length === 0) {
    throw usageError(missing('API', api as string, directory, ofStack.map(nameOf)));
  }
  if (stage === undefined) {
    return named;
  }
  const staged = named
    .map((candidate) => ({
      ...candidate,
      stages: candidate.stages.filter(({ name }) => name === stage),
      mappings: candidate.mappings.filter((mapping) => mapping.stage.name === stage),
    }))
    .filter(({ stages }) => stages.length > 0);
  if (staged.length === 0) {
    throw usageError(
      missing(
        'stage',
        stage,
        directory,
        named.flatMap(({ stages }) => stages.map(({ name }) => name)),
      ),
    );
  }
  return staged;
}

function isNamed({ name, model }: AppApi, wanted: string): boolean {
  const path = model.constructPath;
  return [name, model.name, model.apiId, path, path?.replace(/\/Resource$/, '')].includes(wanted);
}

function nameOf({ name }: AppApi): string {
  return name;
}

function missing(kind: string, wanted: string, directory: string, known: readonly string[]): string {
  const names = [...new Set(known)].map(quote).join(', ') || 'none';
  return `${kind} is missing at ${quote(directory)}, got ${quote(wanted)}; choose one of ${names}`;
}

/** Refuses a value that no template refers to: a misspelled name would have no effect. */
function checkValues(templates: readonly LinkedTemplate[], values: ReferenceValues): void {
  const unknown = unknownReference(templates, Object.keys(values));
  if (unknown !== undefined) {
    throw usageError(
      `--values has a name that no template contains, got ${quote(unknown)}; ` +
        'use a parameter name, a logical id, an export name or an SSM parameter name of the app',
    );
  }
}

/** Whether two states of an app have the same API. */
export function isSameApi(left: AppApi, right: AppApi): boolean {
  return left.name === right.name && left.stackName === right.stackName;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
