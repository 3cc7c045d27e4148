import type { Node } from '../../runtime/velocity/node';
import { limited, messagesIn, type Piece, UNKNOWN_PIECE } from './piece';

/** What a variable or an expression holds. */
export interface Value {
  readonly pieces: readonly Piece[];

  /** What a list or a map contains; a template may add to it. */
  readonly members?: Value[];

  /** What is rendered each time that the value is printed. */
  readonly block?: Node;
}

/** A value that no client has a say in. */
export const NOTHING: Value = { pieces: [UNKNOWN_PIECE] };

/** A value of which no more is known than the message that it is made of. */
export function rawPieces({ pieces }: Value): readonly Piece[] {
  const [first] = messagesIn(pieces);
  return [first ? { ...first, source: 'raw' } : UNKNOWN_PIECE];
}

/** A list or a map of some members. */
export function container(members: Value[]): Value {
  return { pieces: members.flatMap(({ pieces }) => pieces), members };
}

/** A member of a list or a map, whichever it is. */
export function elementOf(value: Value): Value {
  if (!value.members) {
    return { pieces: rawPieces(value) };
  }
  const members = value.members.flatMap((member) => member.members ?? []);
  return {
    pieces: limited([{ kind: 'choice', options: value.members.map(({ pieces }) => pieces) }]),
    ...(members.length > 0 ? { members } : {}),
  };
}

/** The variables after one of several ways through a template. */
export function join(ways: readonly Map<string, Value>[]): Map<string, Value> {
  const names = new Set(ways.flatMap((way) => [...way.keys()]));
  return new Map(
    [...names].map((name) => {
      const values = [...new Set(ways.flatMap((way) => way.get(name) ?? []))];
      const [first, ...more] = values as [Value, ...Value[]];
      if (more.length === 0) {
        return [name, first];
      }
      const members = values.flatMap((value) => value.members ?? []);
      const options = values.map(({ pieces }) => pieces);
      return [
        name,
        {
          pieces: limited([{ kind: 'choice', options }]),
          ...(members.length > 0 ? { members } : {}),
          block: first.block,
        },
      ];
    }),
  );
}
