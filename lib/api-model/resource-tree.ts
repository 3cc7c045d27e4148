import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { SynthesizedResource } from './synthesized-resource';
import { partsOf, type ValuePart } from './value-parts';

/**
 * The resources of an app or CDK stage by type, read in one walk, and how they refer to each other: by tokens, by
 * intrinsic functions with logical ids, and by the ids of what is created elsewhere.
 */
export class ResourceTree {
  private readonly byType = new Map<string, SynthesizedResource[]>();
  private readonly byConstruct = new Map<unknown, SynthesizedResource>();
  private readonly byLogicalId = new Map<Stack, ReadonlyMap<string, CfnResource>>();

  /** @param root the app or CDK stage */
  constructor(root: IConstruct) {
    this.collect(root);
  }

  /** The resources of a type, in the order of the tree. */
  public ofType(type: string): readonly SynthesizedResource[] {
    return this.byType.get(type) ?? [];
  }

  /** The resource that a value of another one refers to, when it is in the tree. */
  public referred(resource: CfnResource, value: unknown): SynthesizedResource | undefined {
    return this.byConstruct.get(this.identified(resource, value));
  }

  /** All resources of the tree that a value of another one refers to. */
  public allReferred(resource: CfnResource, value: unknown): readonly SynthesizedResource[] {
    const targets = partsOf(resource, value).map((part) => this.targetOf(resource, part));
    return [...new Set(targets)].flatMap((target) => this.byConstruct.get(target) ?? []);
  }

  /**
   * What a value of a resource identifies: the construct that it refers to first, from whichever stack and in whichever
   * way, and otherwise the value itself, as text. Equal values identify the same; undefined identifies nothing.
   */
  public identified(resource: CfnResource, value: unknown): IConstruct | string | undefined {
    const parts = partsOf(resource, value);
    for (const part of parts) {
      const target = this.targetOf(resource, part);
      if (target !== undefined) {
        return target;
      }
    }
    if (parts.length === 0) {
      return undefined;
    }
    return parts.every((part) => typeof part === 'string')
      ? parts.join('')
      : JSON.stringify(Stack.of(resource).resolve(value));
  }

  private targetOf(resource: CfnResource, part: ValuePart): IConstruct | string | undefined {
    if (typeof part === 'string' || (!part.construct && part.logicalId === undefined)) {
      return undefined;
    }
    return part.construct ?? this.resourceIn(Stack.of(resource), part.logicalId as string);
  }

  private resourceIn(stack: Stack, logicalId: string): IConstruct | string {
    const known = this.byLogicalId.get(stack) ?? this.logicalIds(stack);
    this.byLogicalId.set(stack, known);
    // A parameter of the template, or something that the tree does not have.
    return known.get(logicalId) ?? `${stack.node.addr} ${logicalId}`;
  }

  private logicalIds(stack: Stack): ReadonlyMap<string, CfnResource> {
    const resources = [...this.byConstruct.values()].map(({ resource }) => resource);
    return new Map(
      resources
        .filter((resource) => resource.stack === stack)
        .map((resource) => [stack.resolve(resource.logicalId) as string, resource]),
    );
  }

  /** What is in a CDK stage is no part of the app around it: it is synthesized by itself. */
  private collect(construct: IConstruct): void {
    if (CfnResource.isCfnResource(construct)) {
      const resource = new SynthesizedResource(construct);
      const ofType = this.byType.get(resource.type) ?? [];
      this.byType.set(resource.type, ofType);
      ofType.push(resource);
      this.byConstruct.set(construct, resource);
    }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) {
        this.collect(child);
      }
    }
  }
}
