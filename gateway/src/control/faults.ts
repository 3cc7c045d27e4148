/** Faults that a test injects; each holds until it is switched off. */
export interface Faults {
  /** Handshakes are refused with 429, and messages are throttled. */
  readonly throttle: boolean;
  /** A connection is cut, without a close frame, when its client sends a message. */
  readonly drop: boolean;
  /** Backends fail without being called. */
  readonly backendError: boolean;
}

const NAMES = ['throttle', 'drop', 'backendError'] as const;

export const NO_FAULTS: Faults = { throttle: false, drop: false, backendError: false };

/** Reads the faults of a request to the control API. What is left out is switched off. */
export function readFaults(value: unknown): Faults {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      `faults are not a JSON object, got ${JSON.stringify(value)}; send an object such as {"throttle":true}`,
    );
  }
  for (const [name, fault] of Object.entries(value)) {
    if (!NAMES.some((known) => known === name)) {
      throw new Error(`fault is unknown, got ${JSON.stringify(name)}; choose from ${NAMES.join(', ')}`);
    }
    if (typeof fault !== 'boolean') {
      throw new Error(
        `fault ${JSON.stringify(name)} is not a boolean, got ${JSON.stringify(fault)}; send true or false`,
      );
    }
  }
  return { ...NO_FAULTS, ...value };
}
