import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * A value of an L1: what a `Lazy` makes of it when that is known by now, and otherwise the token that it is.
 */
export function resolvedValue(scope: IConstruct, value: unknown): unknown {
  if (Token.isUnresolved(value)) {
    const resolved: unknown = Stack.of(scope).resolve(value);
    return isIntrinsic(resolved) ? value : resolved;
  }
  if (Array.isArray(value)) {
    return value.map((item) => resolvedValue(scope, item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolvedValue(scope, part)]));
}

/**
 * The same for a text, which a token that stands for one becomes.
 */
export function resolvedText(scope: IConstruct, value: string | undefined): string | undefined {
  const resolved = resolvedValue(scope, value);
  return typeof resolved === 'object' ? Token.asString(resolved) : (resolved as string | undefined);
}

/** Whether a value is one that CloudFormation calculates. */
function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const names = Object.keys(value);
  return names.length === 1 && names.every((name) => /^(?:Ref$|Fn::)/.test(name));
}
