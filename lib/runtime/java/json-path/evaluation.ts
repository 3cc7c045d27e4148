import { type Budget, SIZE } from '../../budget';
import { JsonError } from '../json-smart/json-error';
import { readLenientJson } from '../json-smart/read-lenient-json';
import { JavaList, JavaMap, type JavaValue } from '../value';
import { FUNCTIONS, IndexOutOfBoundsError, isList } from './functions';
import { JsonPathError } from './json-path-error';
import { type FunctionToken, isDefinite, type PathToken, type PathTokens, type SliceToken, withMembers } from './token';

/** A definite path that finds nothing. It is thrown for each member of a list that lacks something, always the same one. */
export class NotFoundError extends Error {}

const NOT_FOUND = new NotFoundError('the path finds nothing');

/** The steps of giving up at one value to try the next. */
const MISS = 16;

/** What a path finds in a document: a value, or the list of matches if the path is indefinite. */
export function evaluatePath(path: PathTokens, document: JavaValue, budget: Budget): JavaValue {
  return new Evaluation(path, document, budget).evaluate();
}

class Evaluation {
  private readonly results: JavaValue[] = [];

  /** Where in a scanned list the last token is, if the scan ends just before that token. */
  private scannedIndex: number | undefined;

  constructor(
    private readonly path: PathTokens,
    private readonly document: JavaValue,
    private readonly budget: Budget,
  ) {}

  public evaluate(): JavaValue {
    this.follow(0, this.document);
    if (!this.path.definite) {
      return new JavaList(this.results, 'json');
    }
    const result = this.results.at(-1);
    if (result === undefined) {
      throw NOT_FOUND;
    }
    return result;
  }

  /** Follows the path from one of its tokens on. Behind the last one, the value is a result. */
  private follow(index: number, value: JavaValue): void {
    this.budget.step();
    const token = this.path.tokens[index];
    if (token === undefined) {
      this.budget.members(1);
      this.results.push(value);
    } else {
      this.nested(() => this.followToken(token, index, value));
    }
  }

  private followToken(token: PathToken, index: number, value: JavaValue): void {
    switch (token.kind) {
      case 'property':
        if (value instanceof JavaMap) {
          this.followNames(token.names, index, value);
        } else {
          this.miss(index);
        }
        break;
      case 'index':
      case 'slice':
        if (isList(value)) {
          for (const position of token.kind === 'index' ? token.indexes : slice(token, value.size, this.budget)) {
            this.followItem(position, index, value.items);
          }
        } else {
          this.miss(index);
        }
        break;
      case 'wildcard':
        this.followAll(index, value);
        break;
      case 'scan':
        if (this.isLast(index)) {
          throw new JsonPathError(this.path.text, this.path.text.length, "expected what to look for behind '..'");
        }
        this.scan(index + 1, value);
        break;
      default:
        this.results.push(this.call(token, value));
        if (!this.isLast(index)) {
          this.follow(index + 1, this.results.at(-1) as JavaValue);
        }
    }
  }

  /** Gives up at a value in which a token finds nothing, unless other values may be left to try. */
  private miss(index: number): void {
    if (this.path.upstreamDefinite[index]) {
      this.budget.step(MISS);
      throw NOT_FOUND;
    }
  }

  private followNames(names: readonly string[], index: number, map: JavaMap): void {
    this.budget.step(names.length);
    if (names.length > 1 && this.isLast(index)) {
      this.budget.text(SIZE.map);
      this.budget.entries(names.length);
      const present = names.filter((name) => map.entries.has(name));
      this.results.push(JavaMap.of(present.map((name) => [name, map.entries.get(name) as JavaValue])));
      return;
    }
    for (const name of names) {
      if (map.entries.has(name)) {
        this.followMember(name, index, map);
      } else if (names.length === 1 && !this.isLast(index)) {
        this.miss(index);
      }
    }
  }

  private followMember(name: JavaValue, index: number, map: JavaMap): void {
    // Of `$..[1].a` Jayway takes every member of a list for the one before `.a`, and sorts out the others only here.
    if (this.isLast(index) && this.scannedIndex !== undefined) {
      const selector = this.path.tokens[this.path.tail - 1];
      if (selector?.kind !== 'index' || selector.indexes.length > 1 || selector.indexes[0] !== this.scannedIndex) {
        return;
      }
    }
    this.follow(index + 1, map.entries.get(name) as JavaValue);
  }

  private followItem(position: number, index: number, items: readonly JavaValue[]): void {
    this.budget.step();
    const item = items.at(position);
    if (item === undefined) {
      return;
    }
    try {
      this.follow(index + 1, item);
    } catch (error) {
      if (!(error instanceof IndexOutOfBoundsError)) {
        throw error;
      }
    }
  }

  private followAll(index: number, value: JavaValue): void {
    if (value instanceof JavaMap) {
      for (const name of value.entries.keys()) {
        this.followMember(name, index, value);
      }
    } else if (isList(value)) {
      for (const position of value.items.keys()) {
        try {
          this.followItem(position, index, value.items);
        } catch (error) {
          if (!(error instanceof NotFoundError)) {
            throw error;
          }
        }
      }
    }
  }

  /** Follows the path from the token behind a scan, in a value and everything within. */
  private scan(index: number, value: JavaValue): void {
    this.budget.step();
    const members = value instanceof JavaMap ? value.entries.values() : isList(value) ? value.items : [];
    this.nested(() => {
      if (this.isScanned(index, value)) {
        this.followScanned(index, value);
      }
      for (const member of members) {
        this.scan(index, member);
      }
    });
  }

  private isScanned(index: number, value: JavaValue): boolean {
    const token = this.path.tokens[index] as PathToken;
    switch (token.kind) {
      case 'property':
        this.budget.step(token.names.length);
        return (
          value instanceof JavaMap &&
          (!isDefinite(token, this.isLast(index)) || token.names.every((name) => value.entries.has(name)))
        );
      case 'wildcard':
        return value instanceof JavaMap || isList(value);
      default:
        return token.kind !== 'function' && isList(value);
    }
  }

  private followScanned(index: number, value: JavaValue): void {
    if (!isList(value) || this.isLast(index)) {
      this.follow(index, value);
      return;
    }
    for (const [position, item] of value.items.entries()) {
      if (this.isLast(index + 1)) {
        this.scannedIndex = position;
      }
      this.follow(index + 1, item);
    }
  }

  private call(token: FunctionToken, model: JavaValue): JavaValue {
    this.budget.step(MISS);
    const error = (reason: string) => {
      this.budget.step(MISS + (this.path.text.length >> 4));
      return new JsonPathError(this.path.text, token.offset, reason);
    };
    const implementation = FUNCTIONS.get(token.name);
    if (implementation === undefined) {
      throw error(`there is no function ${token.name}()`);
    }
    const values = token.parameters.map((parameter) =>
      typeof parameter === 'string' ? undefined : evaluatePath(parameter, this.document, this.budget),
    );
    return implementation({
      model,
      parameters: () =>
        token.parameters.map((parameter, index) =>
          typeof parameter === 'string' ? this.readParameter(parameter, error) : (values[index] as JavaValue),
        ),
      members: () => this.members(token.parameters[0], model, error),
      error,
      budget: this.budget,
    });
  }

  private readParameter(json: string, error: (reason: string) => JsonPathError): JavaValue {
    try {
      return readLenientJson(json, this.budget);
    } catch (cause) {
      throw cause instanceof JsonError ? error(`the argument ${json} is no JSON: ${cause.message}`) : cause;
    }
  }

  private members(
    parameter: PathTokens | string | undefined,
    model: JavaValue,
    error: (reason: string) => JsonPathError,
  ): JavaValue | undefined {
    if (parameter !== undefined && (typeof parameter === 'string' || model === null)) {
      throw error('expected a path as the argument, and something to follow it in');
    }
    return parameter && evaluatePath(withMembers(parameter), model, this.budget);
  }

  private isLast(index: number): boolean {
    return index === this.path.tokens.length - 1;
  }

  private nested(follow: () => void): void {
    this.budget.enter();
    try {
      follow();
    } finally {
      this.budget.leave();
    }
  }
}

/**
 * The positions of a slice, where a negative one counts from the end. Between two bounds Jayway counts up through zero:
 * of `[-1:1]` it takes the last member and the first.
 */
function slice({ from, to }: SliceToken, length: number, budget: Budget): number[] {
  const lowest = to === undefined && from !== undefined && from < 0 ? Math.max(0, length + from) : (from ?? 0);
  const start = Math.max(lowest, -length);
  const end = Math.min(length, to === undefined ? length : from === undefined && to < 0 ? length + to : to);
  const count = Math.max(0, end - start);
  budget.step(count >> 3);
  budget.passing(count * SIZE.member);
  return Array.from({ length: count }, (_, offset) => start + offset);
}
