import { DefaultTokenResolver, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { UNKNOWN } from './token-text';

/** A part of a value that only CloudFormation knows, with what it refers to as far as that can be told. */
export interface UnknownPart {
  /** The construct, where the part is a token of one. */
  readonly construct?: IConstruct;

  /** The logical id, where the part is written as CloudFormation writes it. */
  readonly logicalId?: string;

  /** The attribute that is read; undefined for what `Ref` gives. */
  readonly attribute?: string;
}

/** What a value consists of: known characters, and what is calculated at deployment. */
export type ValuePart = string | UnknownPart;

/** How a reference is marked while the rest of a value is resolved. */
const MARK = new RegExp(`${UNKNOWN}(\\d+)${UNKNOWN}`);

const PLACEHOLDER = /(\$\{[^${}]+\})/;

/** Keeps references apart, which CDK resolves to logical ids of whichever stack. */
class MarkingResolver extends DefaultTokenResolver {
  public readonly references: UnknownPart[] = [];

  constructor() {
    super({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
  }

  public override resolveToken(...[token, context, postProcessor]: Parameters<DefaultTokenResolver['resolveToken']>) {
    if (!Reference.isReference(token)) {
      return super.resolveToken(token, context, postProcessor);
    }
    const { target, displayName } = token;
    this.references.push({ construct: target, attribute: displayName === 'Ref' ? undefined : displayName });
    return `${UNKNOWN}${this.references.length - 1}${UNKNOWN}`;
  }
}

/**
 * What a value of a resource consists of. It understands tokens, `Ref`, `Fn::GetAtt`, `Fn::Join` and `Fn::Sub`, in whichever
 * way they are nested. What it does not understand is one unknown part.
 */
export function partsOf(scope: IConstruct, value: unknown): readonly ValuePart[] {
  if (typeof value === 'string' && !Token.isUnresolved(value)) {
    return [value];
  }
  const resolver = new MarkingResolver();
  const resolved: unknown = Tokenization.resolve(value, { scope, resolver, preparing: false });
  return resolved === undefined ? [] : readParts(resolved, resolver.references);
}

/** The shape of a value: `UNKNOWN` replaces each part that only CloudFormation knows. */
export function shapeOfParts(parts: readonly ValuePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : UNKNOWN)).join('');
}

function readParts(value: unknown, references: readonly UnknownPart[]): ValuePart[] {
  const read = (part: unknown) => readParts(part, references);
  if (typeof value !== 'object' || value === null) {
    return String(value)
      .split(MARK)
      .map((text, index) => (index % 2 === 0 ? text : (references[Number(text)] as UnknownPart)))
      .filter((part) => part !== '');
  }
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  const operands: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const [first, second] = operands;
  switch (name) {
    case 'Ref':
      return [{ logicalId: String(argument) }];
    case 'Fn::GetAtt':
      return [attributeIn(operands.join('.'))];
    case 'Fn::Join':
      return Array.isArray(second)
        ? second.flatMap((item, index) => (index > 0 ? [...read(first), ...read(item)] : read(item)))
        : [{}];
    case 'Fn::Sub':
      return String(first)
        .split(PLACEHOLDER)
        .flatMap((text, index) => (index % 2 === 0 ? read(text) : substituted(text.slice(2, -1), second, read)));
    default:
      return [{}];
  }
}

function attributeIn(path: string): UnknownPart {
  const [logicalId, ...attribute] = path.split('.');
  return { logicalId, attribute: attribute.length > 0 ? attribute.join('.') : undefined };
}

/** What stands in a placeholder of `Fn::Sub`. */
function substituted(name: string, variables: unknown, read: (value: unknown) => ValuePart[]): ValuePart[] {
  if (name.startsWith('!')) {
    return [`\${${name.slice(1)}}`];
  }
  const own = variables as { readonly [variable: string]: unknown } | undefined;
  return own && Object.hasOwn(own, name) ? read(own[name]) : [attributeIn(name)];
}
