import type { AssumptionId } from '../service-facts/assumptions';

/** Takes down an assumption about API Gateway that something comes to rest on. */
export type Note = (assumption: AssumptionId) => void;

/** Takes down nothing. */
export function ignore(): void {}
