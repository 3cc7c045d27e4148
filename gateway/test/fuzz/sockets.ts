import { connect, type Socket } from 'node:net';
import type { Random } from './random';

/** Sends bytes in pieces on a connection of its own, and waits a moment for what comes back. */
export function sendBytes(port: number, pieces: readonly Buffer[], random: Random): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let received = '';
    const end = () => {
      socket.destroy();
      resolve(received);
    };
    const late = setTimeout(end, 50 + random.below(100));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      resolve(received);
    });
    socket.on('connect', () => {
      for (const piece of pieces) {
        socket.write(piece);
      }
      if (random.chance(0.2)) {
        random.chance(0.5) ? socket.end() : socket.resetAndDestroy();
      }
    });
  });
}

const HANDSHAKE = [
  'GET /prod HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** A handshake as it should be. */
export function handshake(): Buffer {
  return Buffer.from(`${HANDSHAKE.join('\r\n')}\r\n\r\n`);
}

/** Requests that are nearly handshakes, requests to @connections, or nothing of the kind. */
export function strangeRequest(random: Random): Buffer[] {
  const path = random.pick([
    '/prod',
    '/',
    '//',
    `/prod/@connections/${random.text(20)}`,
    '/prod/%40connections/BFaT_fALIAMCKug%3D',
    `/_gateway/${random.text(10)}`,
    `/${random.text(40)}`,
    '/prod?a=1&a=%ff&%=&b',
    'http://localhost/prod',
    '*',
  ]);
  const lines = HANDSHAKE.slice(1).filter(() => !random.chance(0.15));
  const method = random.pick([
    'GET',
    'GET',
    'GET',
    'POST',
    'DELETE',
    'PUT',
    'HEAD',
    'OPTIONS',
    'CONNECT',
    random.text(6),
  ]);
  lines.unshift(`${method} ${path} HTTP/${random.pick(['1.1', '1.1', '1.0', '2.0', 'x'])}`);
  for (let count = random.below(4); count > 0; count -= 1) {
    lines.push(
      random.pick([
        `Sec-WebSocket-Protocol: ${random.text(30)}`,
        'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99',
        `Content-Length: ${random.pick(['0', '5', '-1', '99999999999', 'x'])}`,
        'Transfer-Encoding: chunked',
        'Expect: 100-continue',
        `Host: ${random.text(10)}`,
        `Authorization: ${random.pick(['Bearer x', 'AWS4-HMAC-SHA256 Credential=a/20260101/x/execute-api/aws4_request'])}`,
        `${random.text(10)}: ${random.text(50)}`,
        `X-Long: ${'x'.repeat(random.below(20_000))}`,
      ]),
    );
  }
  const text = Buffer.from(`${lines.join(random.chance(0.95) ? '\r\n' : '\n')}\r\n\r\n`);
  const body = random.chance(0.3) ? random.bytes(random.below(200)) : Buffer.alloc(0);
  const start = random.chance(0.1) ? Buffer.concat([Buffer.from([0x16, 0x03, 0x01]), random.bytes(60)]) : text;
  return cut(Buffer.concat([start, body]), random);
}

/** Frames after a handshake: right ones, and ones that break the protocol. */
export function strangeFrames(random: Random): Buffer[] {
  const frames = Array.from({ length: 1 + random.below(5) }, () => {
    if (random.chance(0.2)) {
      return random.bytes(random.below(100));
    }
    const payload = random.chance(0.5) ? Buffer.from(strangeMessage(random)) : random.bytes(random.below(300));
    return frame(random.pick([0, 1, 1, 1, 2, 3, 8, 9, 10, 15]), payload, random);
  });
  return cut(Buffer.concat(frames), random);
}

/** A message that is JSON, or nearly. */
export function strangeMessage(random: Random): string {
  const values = [
    null,
    'ping',
    'render',
    '$connect',
    '$default',
    ['ping'],
    { a: 1 },
    Number.MAX_VALUE,
    '__proto__',
    random.text(9),
  ];
  const message = JSON.stringify({ action: random.pick(values), text: random.text(60), list: [1, random.text(5)] });
  if (random.chance(0.1)) {
    return `${'['.repeat(random.below(20_000))}1`;
  }
  return random.chance(0.3) ? message.slice(0, random.below(message.length)) + random.text(5) : message;
}

function frame(opcode: number, payload: Buffer, random: Random): Buffer {
  const first = (random.chance(0.8) ? 0x80 : 0) | (random.chance(0.05) ? 0x40 : 0) | opcode;
  const isMasked = random.chance(0.95);
  const stated = random.chance(0.05) ? random.pick([2 ** 31, 2 ** 40, 70_000, 0]) : payload.length;
  const short = stated > 65_535 ? 127 : stated > 125 ? 126 : stated;
  const extended = Buffer.alloc(short === 127 ? 8 : short === 126 ? 2 : 0);
  if (short === 127) {
    extended.writeBigUInt64BE(BigInt(stated));
  } else if (short === 126) {
    extended.writeUInt16BE(stated);
  }
  const mask = isMasked ? random.bytes(4) : Buffer.alloc(0);
  const masked = Buffer.from(payload.map((byte, index) => (isMasked ? byte ^ (mask[index % 4] as number) : byte)));
  return Buffer.concat([Buffer.from([first, (isMasked ? 0x80 : 0) | short]), extended, mask, masked]);
}

function cut(bytes: Buffer, random: Random): Buffer[] {
  const at = random.below(bytes.length + 1);
  return random.chance(0.3) ? [bytes.subarray(0, at), bytes.subarray(at)] : [bytes];
}
