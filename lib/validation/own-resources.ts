import type { IConstruct } from 'constructs';
import { reportAtSynth } from './synth-moment';

/**
 * What is known of an integration that a class of this package made, and that its resource does not say.
 */
interface OwnIntegration {
  readonly resource: IConstruct;
  readonly isTemplateWritten: boolean;

  /** What its template takes from the request that opens a connection. */
  readonly connectOnly: readonly string[];

  /** Whether a two-way route of it needs a response; what aws-cdk-lib has too deploys without one. */
  needsResponse: boolean;
}

const integrations = new WeakMap<IConstruct, OwnIntegration>();
const judged = new WeakSet<IConstruct>();

/**
 * Notes that a constructor has judged a resource.
 */
export function setJudged(resource: IConstruct): void {
  judged.add(resource);
}

/**
 * Whether a constructor has judged a resource.
 */
export function isJudged(resource: IConstruct): boolean {
  return judged.has(resource);
}

/**
 * Notes that an integration is one of ours, judged by itself, and has the rest judged at synth.
 */
export function setOwnIntegration(
  integration: IConstruct,
  resource: IConstruct,
  template?: { readonly _isWritten: boolean; readonly _connectOnly: readonly string[] },
): void {
  const isTemplateWritten = template?._isWritten ?? false;
  const own = { resource, isTemplateWritten, connectOnly: template?._connectOnly ?? [], needsResponse: false };
  integrations.set(resource, own).set(integration, own);
  setJudged(resource);
  reportAtSynth(integration, (judge) => judge.judgeAround(resource));
}

/**
 * What is known of an integration, by its resource; undefined for one that is not ours.
 */
export function ownIntegration(resource: IConstruct): Readonly<OwnIntegration> | undefined {
  return integrations.get(resource);
}

/**
 * Makes a two-way route of an integration of ours an error while the integration has no response.
 */
export function requireResponse(integration: IConstruct): void {
  const own = integrations.get(integration) as OwnIntegration;
  own.needsResponse = true;
}
