/** What the header of a frame says. */
export interface FrameHeader {
  readonly opcode: number;
  readonly length: number;
}

/** The longest header: two bytes, eight of an extended length, four of the mask. */
const LONGEST_HEADER = 14;

/**
 * Reads the headers of WebSocket frames in a stream of bytes, since ws knows no limit for a frame, only for a message.
 */
export class FrameScanner {
  private readonly header = Buffer.alloc(LONGEST_HEADER);
  private headerLength = 0;
  private payloadLeft = 0;

  constructor(private readonly onHeader: (header: FrameHeader) => void) {}

  public scan(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.payloadLeft > 0) {
        const skipped = Math.min(this.payloadLeft, chunk.length - at);
        this.payloadLeft -= skipped;
        at += skipped;
        continue;
      }
      this.header[this.headerLength] = chunk[at] as number;
      this.headerLength += 1;
      at += 1;
      if (this.headerLength >= 2 && this.headerLength === headerSize(this.header)) {
        const length = payloadLength(this.header);
        this.headerLength = 0;
        this.payloadLeft = length;
        this.onHeader({ opcode: (this.header[0] as number) & 0x0f, length });
      }
    }
  }
}

function headerSize(header: Buffer): number {
  const second = header[1] as number;
  const short = second & 0x7f;
  return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (second & 0x80 ? 4 : 0);
}

function payloadLength(header: Buffer): number {
  const short = (header[1] as number) & 0x7f;
  if (short === 126) {
    return header.readUInt16BE(2);
  }
  return short === 127 ? Number(header.readBigUInt64BE(2)) : short;
}
