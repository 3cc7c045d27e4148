/** Where a fault happens. A member that is left out stands for all. */
export interface FaultPlace {
  /** The logical id of the API. */
  readonly api?: string;
  readonly stage?: string;
  readonly routeKey?: string;
  readonly connectionId?: string;
}

/** Faults that a test injects, each with the places where it happens; it holds until it is switched off. */
export interface Faults {
  /** Handshakes are refused with 429, and messages are throttled. */
  readonly throttle: readonly FaultPlace[];
  /** A connection is cut, without a close frame, when its client sends a message. */
  readonly drop: readonly FaultPlace[];
  /** Backends fail without being called. */
  readonly backendError: readonly FaultPlace[];
}

const NAMES = ['throttle', 'drop', 'backendError'] as const;

const PLACE_MEMBERS = ['api', 'stage', 'routeKey', 'connectionId'] as const;

export const NO_FAULTS: Faults = { throttle: [], drop: [], backendError: [] };

/** Whether a fault happens at a place. */
export function happensAt(places: readonly FaultPlace[], at: Required<FaultPlace>): boolean {
  return places.some((place) =>
    PLACE_MEMBERS.every((member) => place[member] === undefined || place[member] === at[member]),
  );
}

/** Reads the faults of a request to the control API. What is left out is switched off. */
export function readFaults(value: unknown): Faults {
  if (!isObject(value)) {
    throw new Error(
      `faults are not a JSON object, got ${JSON.stringify(value)}; send an object such as {"throttle":true}`,
    );
  }
  const faults = Object.entries(value).map(([name, fault]) => {
    if (!NAMES.some((known) => known === name)) {
      throw new Error(`fault is unknown, got ${JSON.stringify(name)}; choose from ${NAMES.join(', ')}`);
    }
    return [name, placesOf(name, fault)];
  });
  return { ...NO_FAULTS, ...Object.fromEntries(faults) };
}

/** A fault is everywhere, nowhere, at one place or at several. */
function placesOf(name: string, fault: unknown): FaultPlace[] {
  if (typeof fault === 'boolean') {
    return fault ? [{}] : [];
  }
  return (Array.isArray(fault) ? fault : [fault]).map((place) => {
    const isPlace =
      isObject(place) &&
      Object.entries(place).every(
        ([member, text]) => PLACE_MEMBERS.some((known) => known === member) && typeof text === 'string',
      );
    if (!isPlace) {
      throw new Error(
        `fault ${JSON.stringify(name)} is neither a boolean nor a place, got ${JSON.stringify(place)}; ` +
          `send true, or an object with strings for some of ${PLACE_MEMBERS.join(', ')}`,
      );
    }
    return place;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
