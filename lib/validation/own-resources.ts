import type { IConstruct } from 'constructs';

/**
 * What is known of an integration that a class of this package created, and that its resource does not say.
 */
interface OwnIntegration {
  readonly resource: IConstruct;
  readonly isTemplateWritten: boolean;

  /** What its template reads from the request that opens a connection. */
  readonly connectOnly: readonly string[];

  /** Whether a two-way route of it needs a response; what aws-cdk-lib has too deploys without one. */
  needsResponse: boolean;
}

const integrations = new WeakMap<IConstruct, OwnIntegration>();
const validated = new WeakSet<IConstruct>();

/**
 * Notes that a constructor has validated a resource.
 */
export function setValidated(resource: IConstruct): void {
  validated.add(resource);
}

/**
 * Whether a constructor has validated a resource.
 */
export function isValidated(resource: IConstruct): boolean {
  return validated.has(resource);
}

/**
 * Notes that an integration is one of ours, which its constructor has validated.
 */
export function setOwnIntegration(
  integration: IConstruct,
  resource: IConstruct,
  template?: { readonly _isWritten: boolean; readonly _connectOnly: readonly string[] },
): void {
  const isTemplateWritten = template?._isWritten ?? false;
  const own = { resource, isTemplateWritten, connectOnly: template?._connectOnly ?? [], needsResponse: false };
  integrations.set(resource, own).set(integration, own);
  setValidated(resource);
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
