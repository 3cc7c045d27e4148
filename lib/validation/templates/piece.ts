/**
 * A part of what an expression of a template yields, as far as it is known before a message arrives.
 */
export type Piece = TextPiece | UnknownPiece | MessagePiece | EncodedPiece | ChoicePiece;

interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
}

/** A value that no client controls. */
interface UnknownPiece {
  readonly kind: 'unknown';
}

/** How something is written in a template. */
export interface Written {
  readonly text: string;

  /** Whether it is inside a string literal, which cannot contain another one in the same quotes. */
  readonly isInString: boolean;
}

/** A value of the message, or one that a client has a say in. */
export interface MessagePiece {
  readonly kind: 'message';
  readonly source: 'json' | 'raw';

  /** The reference whose whole value it is, where it is put into a text. */
  readonly reference: Written;

  /** The reference that prints it, with all that is printed beside it. */
  readonly printed: Written;

  /** Characters that it cannot contain, because the template removes them. */
  readonly lacks: ReadonlySet<string>;
}

export type Encoding = 'escapeJavaScript' | 'urlEncode' | 'base64Encode';

/** What a function of `$util` makes of other pieces. */
export interface EncodedPiece {
  readonly kind: 'encoded';
  readonly encoding: Encoding;
  readonly pieces: readonly Piece[];

  /** Whether `\'` was replaced by `'` in it. */
  readonly isCured: boolean;

  readonly reference: Written;
  readonly printed: Written;
}

/** One of several: the branches of `#if`, the values that a variable can have. */
interface ChoicePiece {
  readonly kind: 'choice';
  readonly options: readonly (readonly Piece[])[];
}

export const UNKNOWN_PIECE: Piece = { kind: 'unknown' };

/** The pieces of a string in which a character stands for each token. */
export function textPieces(text: string, placeholder: string): Piece[] {
  return text
    .split(placeholder)
    .flatMap((part, index): Piece[] => [
      ...(index > 0 ? [UNKNOWN_PIECE] : []),
      ...(part === '' ? [] : [{ kind: 'text' as const, text: part }]),
    ]);
}

/** The pieces with something done to each value of a message and each encoded piece that is not in another one. */
export function mapValues(
  pieces: readonly Piece[],
  change: (piece: MessagePiece | EncodedPiece) => Piece,
): readonly Piece[] {
  return pieces.map((piece) => {
    switch (piece.kind) {
      case 'message':
      case 'encoded':
        return change(piece);
      case 'choice':
        return { ...piece, options: piece.options.map((option) => mapValues(option, change)) };
      default:
        return piece;
    }
  });
}

/** All values of messages in the pieces, encoded or not. */
export function messagesIn(pieces: readonly Piece[]): MessagePiece[] {
  return pieces.flatMap((piece) => {
    switch (piece.kind) {
      case 'message':
        return [piece];
      case 'encoded':
        return messagesIn(piece.pieces);
      case 'choice':
        return piece.options.flatMap(messagesIn);
      default:
        return [];
    }
  });
}

/** The one value of a message that the pieces are, whichever branch is taken; undefined if they are more than that. */
export function soleMessage(pieces: readonly Piece[]): MessagePiece | undefined {
  const [piece, ...more] = pieces;
  if (!piece || more.length > 0) {
    return undefined;
  }
  if (piece.kind === 'message') {
    return piece;
  }
  if (piece.kind !== 'choice') {
    return undefined;
  }
  const options = piece.options.filter((option) => messagesIn(option).length > 0);
  const messages = options.map(soleMessage);
  return messages.every((message) => message !== undefined) ? messages[0] : undefined;
}

/** The string that the pieces are; undefined if some of it is not known. */
export function constantText(pieces: readonly Piece[]): string | undefined {
  return pieces.every((piece) => piece.kind === 'text') ? pieces.map(({ text }) => text).join('') : undefined;
}

/** How many pieces are followed before they count as one value. */
const MAX_PIECES = 400;

/** The pieces; when they are too many, the values of messages in them and nothing else. */
export function limited(pieces: readonly Piece[]): readonly Piece[] {
  if (countUpTo(pieces, MAX_PIECES) <= MAX_PIECES) {
    return pieces;
  }
  const messages = new Map(messagesIn(pieces).map((message) => [message.reference.text, message]));
  return [UNKNOWN_PIECE, ...messages.values()];
}

function countUpTo(pieces: readonly Piece[], limit: number): number {
  let count = pieces.length;
  for (const piece of pieces) {
    const inner = piece.kind === 'encoded' ? [piece.pieces] : piece.kind === 'choice' ? piece.options : [];
    for (const part of inner) {
      if (count > limit) {
        return count;
      }
      count += countUpTo(part, limit - count) + 1;
    }
  }
  return count;
}
