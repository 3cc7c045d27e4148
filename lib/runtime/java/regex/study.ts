import { type RegexLength, type RegexNode, UNBOUNDED } from './tree';

const NOTHING: RegexLength = { min: 0, max: 0, choiceMax: 0, bounded: true, certain: true };

/** The length of what a part matches together with what the parts before it match. */
export function lengthOf(node: RegexNode, before = NOTHING): RegexLength {
  switch (node.kind) {
    case 'set':
      return { ...before, min: before.min + 1, max: (before.max + 1) | 0 };
    case 'lineBreak':
      return { ...before, min: before.min + 1, max: (before.max + 2) | 0 };
    case 'anchor':
    case 'look':
      return before;
    case 'reference':
      return { ...before, bounded: false };
    case 'sequence':
      return node.items.reduce((length, item) => lengthOf(item, length), before);
    case 'choice':
      return chosen(
        node.options.map((option) => lengthOf(option)),
        before,
      );
    case 'group':
      return lengthOf(node.body, before);
    case 'atomic':
      return { ...lengthOf(node.body, before), choiceMax: before.choiceMax };
    case 'optional':
      return node.body.kind === 'group' && node.mode !== 'possessive'
        ? chosen([lengthOf(node.body), NOTHING], before)
        : { ...lengthOf(node.body, before), min: before.min, choiceMax: before.choiceMax, certain: false };
    case 'repeat':
      return repeated(node, before);
  }
}

function chosen(options: readonly RegexLength[], before: RegexLength): RegexLength {
  const max = (before.max + options.reduce((most, option) => Math.max(most, option.max), -1)) | 0;
  return {
    min: before.min + options.reduce((least, option) => Math.min(least, option.min), UNBOUNDED),
    max,
    choiceMax: max,
    bounded: before.bounded && options.every(({ bounded }) => bounded),
    certain: false,
  };
}

function repeated(node: RegexNode & { readonly kind: 'repeat' }, before: RegexLength): RegexLength {
  const { body, once, mode } = node;
  if (body.kind === 'group' && mode !== 'possessive' && !once.certain) {
    return { ...before, bounded: false, certain: false };
  }
  const max = (before.max + Math.imul(once.max, node.max)) | 0;
  const overflows = ((max - before.choiceMax) | 0) < ((before.max - before.choiceMax) | 0);
  // Java has a class of its own for the likes of `a*`, which does not notice an overflow.
  const isPlainLoop = body.kind === 'set' && mode === 'greedy' && node.max === UNBOUNDED;
  return {
    min: before.min + once.min * node.min,
    max,
    choiceMax: before.choiceMax,
    bounded: before.bounded && once.bounded && (isPlainLoop || !overflows),
    certain: before.certain && once.certain && node.min === node.max,
  };
}
