/** The kinds of token that the grammar of Velocity 1.7 knows. */
export const TokenKind = {
  EndOfFile: 0,
  IndexOpen: 1,
  IndexClose: 2,
  BracketOpen: 3,
  BracketClose: 4,
  Comma: 5,
  DoubleDot: 6,
  Colon: 7,
  CurlyOpen: 8,
  CurlyClose: 9,
  ParenOpen: 10,
  ParenClose: 11,
  MethodParenClose: 12,
  EscapedDirective: 13,
  Set: 14,
  LineComment: 21,
  DoubleEscape: 22,
  Escape: 23,
  Text: 24,
  LineCommentEnd: 25,
  FormalComment: 26,
  BlockComment: 27,
  TextBlock: 28,
  Whitespace: 31,
  String: 32,
  True: 33,
  False: 34,
  Minus: 36,
  Plus: 37,
  Multiply: 38,
  Divide: 39,
  Modulus: 40,
  And: 41,
  Or: 42,
  Less: 43,
  LessOrEqual: 44,
  Greater: 45,
  GreaterOrEqual: 46,
  Equal: 47,
  NotEqual: 48,
  Not: 49,
  Assign: 50,
  End: 51,
  If: 52,
  ElseIf: 53,
  Else: 54,
  Integer: 56,
  Float: 57,
  Word: 61,
  BracketedWord: 62,
  Identifier: 66,
  Dot: 67,
  ReferenceOpen: 68,
  ReferenceClose: 69,
  EmptyIndex: 72,
} as const;

export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** A token, with what went before it and is part of no other. */
export interface Token {
  readonly kind: TokenKind;
  /** Its text. A reference strips its escapes from it. */
  image: string;
  /** A `$` or `#` before the token that begins nothing, and so is text. */
  readonly prefix: string;
  /** Where the token begins in the template, in UTF-16 code units. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** The token after it, once somebody has looked. */
  next: Token | undefined;
}

/** Stands where there is no token. */
export const NO_TOKEN: Token = {
  kind: TokenKind.EndOfFile,
  image: '',
  prefix: '',
  start: 0,
  end: 0,
  next: undefined,
};

const DESCRIPTIONS: { readonly [kind: number]: string } = {
  [TokenKind.EndOfFile]: 'the end of the template',
  [TokenKind.IndexOpen]: '"["',
  [TokenKind.IndexClose]: '"]"',
  [TokenKind.BracketOpen]: '"["',
  [TokenKind.BracketClose]: '"]"',
  [TokenKind.Comma]: '","',
  [TokenKind.DoubleDot]: '".."',
  [TokenKind.Colon]: '":"',
  [TokenKind.CurlyOpen]: '"{"',
  [TokenKind.CurlyClose]: '"}"',
  [TokenKind.ParenOpen]: '"("',
  [TokenKind.ParenClose]: '")"',
  [TokenKind.MethodParenClose]: '")"',
  [TokenKind.String]: 'a string',
  [TokenKind.Assign]: '"="',
  [TokenKind.End]: '"#end"',
  [TokenKind.Integer]: 'an integer',
  [TokenKind.Identifier]: 'a name',
  [TokenKind.ReferenceClose]: '"}"',
};

/** How a kind of token reads in a message. */
export function describeToken(kind: TokenKind): string {
  return DESCRIPTIONS[kind] as string;
}
