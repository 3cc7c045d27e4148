import { type IResolvable, type IResolveContext, Token } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { describeSource, type ValueSource } from './value-source';

const SOURCE: unique symbol = Symbol.for('cdk-websocket-integrations.MappingValueToken');

/** The token for a mapping value in a string. Only a mapping template can write it. */
export class MappingValueToken implements IResolvable {
  public readonly creationStack: string[] = [];
  public readonly [SOURCE]: ValueSource;

  constructor(source: ValueSource) {
    this[SOURCE] = source;
  }

  public resolve(context: IResolveContext): never {
    const place = context.documentPath.filter((name) => !Token.isUnresolved(name)).join('.');
    throw ruleError('mapping-value-out-of-place', context.scope.node.path, {
      problem: `${place} cannot contain a mapping value`,
      got: describeSource(this[SOURCE]),
      remedy: 'use it in WebSocketMappingTemplate.json, text or formUrlEncoded, in a header or in a query string',
    });
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/** The source of the mapping value that a token represents, if it represents one. */
export function sourceOfToken(token: (IResolvable & { [SOURCE]?: ValueSource }) | undefined): ValueSource | undefined {
  return token?.[SOURCE];
}
