/** The limits that `--relaxed` can switch off. */
export const LIMIT_NAMES = [
  'idle',
  'duration',
  'integration-timeout',
  'message-size',
  'frame-size',
  'throttling',
  'iam',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];

/** A connection without messages is closed after this time. */
export const IDLE_MILLIS = 10 * 60 * 1000;

/** The longest life of a connection. */
export const DURATION_MILLIS = 2 * 60 * 60 * 1000;

/** The largest message, in bytes, to and from a client. */
export const MESSAGE_BYTES = 128 * 1024;

/** The largest frame that a client may send, in bytes. */
export const FRAME_BYTES = 32 * 1024;
