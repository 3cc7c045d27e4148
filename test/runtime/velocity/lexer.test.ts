import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lexer } from '../../../lib/runtime/velocity/lexer';
import type { LexicalState } from '../../../lib/runtime/velocity/lexical-state';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';
import { TokenKind } from '../../../lib/runtime/velocity/token';

interface Case {
  readonly state: LexicalState;
  readonly text: string;
  readonly tokens: ReadonlyArray<readonly [number, string] | 'error'>;
}

function tokensOf({ state, text }: Case): Case['tokens'] {
  const tokens: Array<readonly [number, string] | 'error'> = [];
  const lexer = new Lexer(text);
  lexer.switchTo(state);
  try {
    for (let token = lexer.next(); ; token = lexer.next()) {
      tokens.push([token.kind, token.image]);
      if (token.kind === TokenKind.EndOfFile) {
        return tokens;
      }
    }
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    return [...tokens, 'error'];
  }
}

test('cuts any text in any state as the lexer of Velocity 1.7 does', () => {
  const file = join(__dirname, '..', 'cases', 'vtl-token-cases.json');
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

  const wrong = cases.filter((entry) => JSON.stringify(tokensOf(entry)) !== JSON.stringify(entry.tokens));

  expect(cases.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});
