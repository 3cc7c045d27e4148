import type { Anchor } from './anchors';
import type { CharFold, CharSet } from './characters';

/** How often Java repeats what has no upper bound. */
export const UNBOUNDED = 0x7fffffff;

/** How much a quantifier takes, and whether it gives anything back. */
export type RepeatMode = 'greedy' | 'reluctant' | 'possessive';

/** How far a look-behind goes back: in code units, or in characters when Java saw one of two units in the pattern. */
export interface Behind {
  readonly min: number;
  readonly max: number;
  readonly byCharacter: boolean;
}

/** How long what a part matches is, and whether it can match in one way only, each as far as Java can tell. */
export interface RegexLength {
  readonly min: number;

  /** A 32-bit number that overflows as Java's does. */
  readonly max: number;

  /** What `max` was after the last choice: Java looks for an overflow from there on only. */
  readonly choiceMax: number;
  readonly bounded: boolean;
  readonly certain: boolean;
}

/** A part of a regular expression. A group without `index` captures nothing. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'anchor'; readonly holds: Anchor }
  | { readonly kind: 'lineBreak' }
  | { readonly kind: 'reference'; readonly group: number; readonly fold: CharFold }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly body: RegexNode; readonly index?: number }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'look'; readonly body: RegexNode; readonly negated: boolean; readonly behind?: Behind }
  | { readonly kind: 'optional'; readonly body: RegexNode; readonly mode: RepeatMode }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;

      /** The length of the body. */
      readonly once: RegexLength;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
    };

/** A regular expression as a tree. */
export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;

  /** Whether Java searches from every code unit, between the halves of a surrogate pair too. */
  readonly searchesHalves: boolean;
}
