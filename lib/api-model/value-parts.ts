import { Aws, DefaultTokenResolver, type IResolvable, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { UNKNOWN } from './token-text';

/** A part of a value that only CloudFormation knows, with what it refers to as far as that can be told. */
export interface UnknownPart {
  /** The token and its construct, where the part is a reference to one. */
  readonly token?: IResolvable;
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
    this.references.push({ token, construct: target, attribute: displayName === 'Ref' ? undefined : displayName });
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
  return resolved === undefined || resolved === null ? [] : readParts(resolved, resolver.references);
}

const pseudoParameters = new WeakMap<IResolvable, boolean>();

/** Whether the tokens of a string are references and no more, so that the string tells all that can be known of it. */
export function hasOnlyReferences(scope: IConstruct, text: string): boolean {
  return (
    !Token.isUnresolved(text) ||
    Tokenization.reverseString(text).tokens.every((token) => Reference.isReference(token) || isPseudo(scope, token))
  );
}

/** Whether a token is a pseudo parameter, such as the region. Few tokens stand for them all. */
function isPseudo(scope: IConstruct, token: IResolvable): boolean {
  const known = pseudoParameters.get(token);
  if (known !== undefined) {
    return known;
  }
  const parts = partsOf(scope, token);
  const [part] = parts;
  const isOne = parts.length === 1 && typeof part === 'object' && part.logicalId?.startsWith('AWS::') === true;
  pseudoParameters.set(token, isOne);
  return isOne;
}

/** The shape of a value: `UNKNOWN` replaces each part that only CloudFormation knows. */
export function shapeOfParts(parts: readonly ValuePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : UNKNOWN)).join('');
}

/**
 * A value of a resource as text, with a token for each part that only CloudFormation knows and for no more: what `Fn::Join`
 * and `Fn::Sub` write around such a part can be read. Undefined for what is left out of the resource.
 */
export function textOf(scope: IConstruct, value: unknown): string | undefined {
  if (typeof value === 'string' && value !== Aws.NO_VALUE && hasOnlyReferences(scope, value)) {
    return value;
  }
  const parts = partsOf(scope, value);
  const [only] = parts;
  if (parts.length === 0 || (parts.length === 1 && typeof only === 'object' && only.logicalId === 'AWS::NoValue')) {
    return undefined;
  }
  return parts.map(textOfPart).join('');
}

function textOfPart(part: ValuePart): string {
  return typeof part === 'string' ? part : Token.asString(part.token ?? intrinsicOf(part));
}

function intrinsicOf({ logicalId, attribute }: UnknownPart): object {
  if (logicalId === undefined) {
    return { 'Fn::ImportValue': 'unknown' };
  }
  return attribute === undefined ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] };
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
