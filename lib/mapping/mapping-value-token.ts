import { type IResolvable, type IResolveContext, Token, Tokenization } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { describeSource, type ValueSource } from './value-source';
import { invalid } from './writer/template-data';

const SOURCE: unique symbol = Symbol.for('cdk-websocket-integrations.MappingValueToken');

/** What stands for a mapping value in a text. Only a mapping template knows how to write it. */
export class MappingValueToken implements IResolvable {
  public readonly creationStack: string[] = [];
  public readonly [SOURCE]: ValueSource;

  constructor(source: ValueSource) {
    this[SOURCE] = source;
  }

  public resolve(context: IResolveContext): never {
    const place = context.documentPath.filter((name) => !Token.isUnresolved(name)).join('.');
    throw ruleError('mapping-value-out-of-place', context.scope.node.path, {
      problem: `${place} cannot hold ${describeSource(this[SOURCE])}`,
      remedy: 'put it into WebSocketMappingTemplate.json, text or formUrlEncoded, or into a header or query string',
    });
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/** A piece of a text: characters, a token that CDK resolves, or a mapping value. */
export type TextPiece =
  | { readonly kind: 'characters' | 'token'; readonly text: string }
  | { readonly kind: 'value'; readonly source: ValueSource };

/** What Python and Go make a text of a mapping value without asking it. It says nothing, in Python anew in each run. */
const FOREIGN_TEXT = /<cdk_websocket_integrations\.WebSocketMappingValue object at 0x|&\{%!s\(uint8=0\)\}/;

/** The pieces of a text, of which one without tokens has at most one. */
export function splitText(text: string): TextPiece[] {
  if (FOREIGN_TEXT.test(text)) {
    throw invalid('a text', text, 'use WebSocketMappingValue.format, or the token that its toString gives');
  }
  if (!Token.isUnresolved(text)) {
    return text === '' ? [] : [{ kind: 'characters', text }];
  }
  const pieces: string[] = [
    Tokenization.reverseString(text).join({ join: (left, right) => [left, right].flat() }),
  ].flat();
  return pieces.map((piece) => {
    const token: (IResolvable & { [SOURCE]?: ValueSource }) | undefined = Tokenization.reverseCompleteString(piece);
    const source = token?.[SOURCE];
    return source ? { kind: 'value', source } : { kind: token ? 'token' : 'characters', text: piece };
  });
}
