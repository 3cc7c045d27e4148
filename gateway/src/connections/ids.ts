import { randomFillSync } from 'node:crypto';

/** A connection id of AWS: 11 bytes in base64 for URLs, of which one equals sign is left. */
const FORM = /^[A-Za-z0-9_-]{15}=$/;

/** Characters that the last place can have, since only four of its bits belong to the bytes. */
const LAST = 'AEIMQUYcgkosw048';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Random bytes, drawn many at a time: each message has two ids. */
const POOL = new Uint8Array(4096);
let used = POOL.length;

function randomByte(): number {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += 1;
  return POOL[used - 1] as number;
}

function characters(count: number): string {
  let text = '';
  for (let index = 0; index < count; index += 1) {
    text += CHARACTERS[randomByte() % CHARACTERS.length];
  }
  return text;
}

function last(): string {
  return LAST[randomByte() % LAST.length] as string;
}

/**
 * The ids of one connection as AWS forms them: the connection and its messages end alike, and its requests nearly so.
 */
export class ConnectionIds {
  private readonly middle = `${characters(2)}M`;
  private readonly ending = `C${characters(2)}${last()}=`;

  public readonly connectionId = `${characters(8)}${this.middle}${this.ending}`;

  public messageId(): string {
    return `${characters(8)}${this.middle}${this.ending}`;
  }

  public requestId(): string {
    return `${characters(8)}${this.middle}F${characters(2)}${last()}=`;
  }
}

/** Whether a text has the form of a connection id. */
export function isConnectionId(text: string): boolean {
  return FORM.test(text);
}
