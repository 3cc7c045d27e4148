import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * A value of a resource: what a `Lazy` makes of it when that is known by now, and otherwise the token that it is. What is
 * `AWS::NoValue` is undefined, as CloudFormation leaves it out.
 */
export function resolvedValue(scope: IConstruct, value: unknown): unknown {
  if (Token.isUnresolved(value)) {
    const resolved: unknown = Stack.of(scope).resolve(value);
    return isIntrinsic(resolved) ? tokenOf(resolved, value) : resolved;
  }
  if (Array.isArray(value)) {
    return value.map((item) => resolvedValue(scope, item)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isIntrinsic(value)) {
    return tokenOf(value, value);
  }
  const members = Object.entries(value).map(([key, member]) => [key, resolvedValue(scope, member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** Whether a value is one that CloudFormation calculates. */
export function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const names = Object.keys(value);
  return names.length === 1 && names.every((name) => /^(?:Ref$|Fn::)/.test(name));
}

function tokenOf(intrinsic: unknown, value: unknown): unknown {
  if ((intrinsic as { readonly Ref?: unknown }).Ref === 'AWS::NoValue') {
    return undefined;
  }
  return Token.isUnresolved(value) ? value : Token.asAny(value);
}
