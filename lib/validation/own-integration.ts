import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { SynthesizedResource } from '../api-model/synthesized-resource';

/**
 * What is known of an integration that a class of this package created, and that its resource does not say.
 */
interface OwnIntegration {
  /** Whether this package wrote the request template, every value in it escaped. */
  readonly isTemplateWritten: boolean;

  /** The variables of `$context` that it reads. */
  readonly contextVariables: readonly string[];

  /** What that template reads from the request that opens a connection. */
  readonly connectOnly: readonly string[];

  /** The request template as it was written. */
  readonly template: unknown;

  /** Whether a two-way route of it needs a response; what aws-cdk-lib has too deploys without one. */
  needsResponse: boolean;
}

const integrations = new WeakMap<IConstruct, OwnIntegration>();

/**
 * Notes that an integration is one of ours.
 */
export function setOwnIntegration(
  integration: IConstruct,
  resource: CfnResource & { readonly requestTemplates?: unknown },
  template?: {
    readonly _isWritten: boolean;
    readonly _connectOnly: readonly string[];
    readonly _contextVariables: readonly string[];
  },
): void {
  const own = {
    isTemplateWritten: template?._isWritten ?? false,
    connectOnly: template?._connectOnly ?? [],
    contextVariables: template?._contextVariables ?? [],
    template: defaultTemplate(resource.requestTemplates),
    needsResponse: false,
  };
  integrations.set(resource, own).set(integration, own);
}

/**
 * What is known of an integration, by its resource; undefined for one that is not ours.
 */
export function ownIntegration(resource: IConstruct): Readonly<OwnIntegration> | undefined {
  return integrations.get(resource);
}

/**
 * What is known of an integration with a request template that this package wrote and nothing has changed since.
 */
export function writtenIntegration(synthesized: SynthesizedResource): Readonly<OwnIntegration> | undefined {
  const own = integrations.get(synthesized.resource);
  return own?.isTemplateWritten && defaultTemplate(synthesized.raw('RequestTemplates')) === own.template
    ? own
    : undefined;
}

/**
 * Makes a two-way route of an integration of ours an error while the integration has no response.
 */
export function requireResponse(integration: IConstruct): void {
  const own = integrations.get(integration) as OwnIntegration;
  own.needsResponse = true;
}

/** The only template, if there is one and its key is `$default`. */
function defaultTemplate(templates: unknown): unknown {
  const [[key, template] = ['', undefined], ...others] = Object.entries(templates ?? {});
  return key === '$default' && others.length === 0 ? template : undefined;
}
