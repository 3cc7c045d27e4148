import type { CfnResource } from 'aws-cdk-lib';
import { ResourceSnapshot } from '../api-model/resource-snapshot';
import type { SynthesizedResource } from '../api-model/synthesized-resource';
import type { RuleFinding } from './registry';

/** What a constructor found, and in what. */
interface ConstructorFindings {
  readonly snapshot: ResourceSnapshot;
  readonly findings: readonly RuleFinding[];
}

const known = new WeakMap<CfnResource, ConstructorFindings>();

/**
 * Keeps what a constructor found in the properties of a resource, and did not throw, until the resource is synthesized.
 */
export function keepFindings(resource: CfnResource, findings: readonly RuleFinding[]): void {
  known.set(resource, { snapshot: new ResourceSnapshot(resource), findings });
}

/**
 * What a constructor found in a resource, if it is synthesized as the constructor saw it. Otherwise it is to be validated
 * again.
 */
export function keptFindings(synthesized: SynthesizedResource): readonly RuleFinding[] | undefined {
  const kept = known.get(synthesized.resource);
  return kept?.snapshot.isOf(synthesized) ? kept.findings : undefined;
}
