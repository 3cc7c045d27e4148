import { type CfnResource, Token } from 'aws-cdk-lib';
import { SynthesizedResource } from './synthesized-resource';
import { hasOnlyReferences } from './value-parts';

/**
 * The properties of a resource at some moment, to tell later whether it is still synthesized like that.
 */
export class ResourceSnapshot {
  private readonly properties: Readonly<Record<string, unknown>>;

  constructor(resource: CfnResource) {
    const { properties } = new SynthesizedResource(resource);
    // A map that the resource was given can be changed later.
    this.properties = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, copied(value)]));
  }

  /** Whether a resource has the same properties, and no token that turned out to be more than a reference. */
  public isOf({ resource, properties }: SynthesizedResource): boolean {
    return sameValue(resource, properties, this.properties);
  }
}

function copied(value: unknown): unknown {
  return isMap(value) ? { ...value } : value;
}

function sameValue(resource: CfnResource, now: unknown, then: unknown): boolean {
  if (typeof now === 'string') {
    return now === then && hasOnlyReferences(resource, now);
  }
  if (!isMap(now) || !isMap(then)) {
    return now === then && !Token.isUnresolved(now);
  }
  const names = new Set([...Object.keys(now), ...Object.keys(then)]);
  return [...names].every((name) => sameValue(resource, now[name], then[name]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Token.isUnresolved(value);
}
