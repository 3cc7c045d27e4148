/**
 * The lexical states of Velocity 1.7. What a character means depends on what stands around it, and Velocity tells
 * that by a stack of states which tokens push and pop.
 */
export const LexicalState = {
  Reference: 0,
  Modifier: 1,
  Index: 2,
  Directive: 3,
  Arguments: 4,
  Default: 5,
  TextBlock: 7,
  BlockComment: 8,
  FormalComment: 9,
  LineComment: 10,
  DirectiveName: 11,
} as const;

export type LexicalState = (typeof LexicalState)[keyof typeof LexicalState];
