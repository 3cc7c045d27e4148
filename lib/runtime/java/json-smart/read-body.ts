import type { Budget } from '../../budget';
import type { JavaValue } from '../value';
import { JavaMap } from '../value';
import { readLenientJson } from './read-json';

/**
 * Reads the body of a message as API Gateway does: nothing is an empty object, and what does not begin like an object,
 * an array or a string in quotes is a text as it stands. Throws a `JsonError` when one of these does not end well; how
 * strictly AWS reads is not known, so it is read as the library does that AWS uses.
 */
export function readBody(body: string, budget: Budget): JavaValue {
  if (body === '') {
    return new JavaMap();
  }
  return /^\s*[{["]/.test(body) ? readLenientJson(body, budget) : body;
}
