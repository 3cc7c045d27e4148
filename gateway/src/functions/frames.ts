import type { Socket } from 'node:net';

/** What a frame says about its payload. */
export interface FrameHeader {
  readonly type: 'invoke' | 'ready' | 'not ready' | 'returned' | 'threw';
  readonly requestId?: string;
  readonly deadline?: number;
}

const LENGTH_BYTES = 4;

/** A header and a payload, after their length in bytes: neither has to be looked through to find its end. */
export function encodeFrame(header: FrameHeader, payload: string): Buffer {
  const content = Buffer.from(`${JSON.stringify(header)}\n${payload}`, 'utf8');
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + content.length);
  frame.writeUInt32BE(content.length, 0);
  content.copy(frame, LENGTH_BYTES);
  return frame;
}

/** Calls back for each frame that a socket receives. */
export function readFrames(socket: Socket, onFrame: (header: FrameHeader, payload: string) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  let wanted = LENGTH_BYTES;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    // A large frame comes in many chunks, which are joined once.
    while (size >= wanted) {
      const received = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      const length = received.readUInt32BE(0);
      wanted = LENGTH_BYTES + length;
      if (size < wanted) {
        chunks = [received];
        return;
      }
      const content = received.toString('utf8', LENGTH_BYTES, wanted);
      const rest = received.subarray(wanted);
      chunks = [rest];
      size = rest.length;
      wanted = LENGTH_BYTES;
      const end = content.indexOf('\n');
      onFrame(JSON.parse(content.slice(0, end)), content.slice(end + 1));
    }
  });
}
