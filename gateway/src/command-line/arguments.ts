import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import type { Rewrite } from '../backends/rewrites';
import { LIMIT_NAMES, type LimitName } from '../connections/limits';
import { usageError } from '../errors';
import type { FunctionEndpoint } from '../functions/app-functions';
import { endpointName } from '../services/service-names';

/** Reads a port; 0 stands for any free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('pass a number from 0 to 65535');
  }
  return port;
}

/** Reads `FROM=TO`, and adds it to those before. FROM may contain an equals sign, in a query string; TO begins with a scheme. */
export function addRewrite(text: string, before: readonly Rewrite[] = []): Rewrite[] {
  const [, from, to] = /^(.+?)=(https?:\/\/.+)$/.exec(text) ?? [];
  if (!from || !to || !URL.canParse(to)) {
    throw new InvalidArgumentError('pass FROM=TO, such as https://rooms.example.com=http://localhost:8080');
  }
  return [...before, { from, to }];
}

/** Reads `NAME=URL`, and adds it to those before. */
export function addFunctionEndpoint(text: string, before: readonly FunctionEndpoint[] = []): FunctionEndpoint[] {
  const [, name, url] = /^([^=]+)=(https?:\/\/.+)$/.exec(text) ?? [];
  if (!name || !url || !URL.canParse(url)) {
    throw new InvalidArgumentError(
      'pass NAME=URL, such as Handler=http://localhost:9000/2015-03-31/functions/function/invocations',
    );
  }
  return [...before, { name, url }];
}

/** Reads the names of limits to switch off, and adds them to those before. */
export function readRelaxed(text: string, before: ReadonlySet<LimitName> = new Set()): ReadonlySet<LimitName> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => name !== 'all' && !LIMIT_NAMES.some((limit) => limit === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`choose from ${LIMIT_NAMES.join(', ')}, all`);
  }
  return new Set([...before, ...(names.includes('all') ? LIMIT_NAMES : (names as LimitName[]))]);
}

/** Adds an origin to those before. */
export function addOrigin(text: string, before: readonly string[] = []): string[] {
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new InvalidArgumentError('pass an origin, such as http://localhost:5173');
  }
  return [...before, text];
}

/** Reads an address of services. */
export function readEndpoint(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text) || /[?#]/.test(text)) {
    throw new InvalidArgumentError('pass a URL without a query, such as http://localhost:4566');
  }
  return text;
}

/** The addresses of single services in a command line, `--endpoint-SERVICE URL`, and the arguments without them. */
export function takeEndpoints(args: readonly string[]): {
  readonly rest: readonly string[];
  readonly byService: ReadonlyMap<string, string>;
} {
  const rest: string[] = [];
  const byService = new Map<string, string>();
  const waiting = [...args];
  for (let arg = waiting.shift(); arg !== undefined; arg = waiting.shift()) {
    const [, name, inline] = /^--endpoint-([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) {
      rest.push(arg);
      continue;
    }
    const url = inline ?? waiting.shift();
    try {
      byService.set(endpointName(name), readEndpoint(url ?? ''));
    } catch (error) {
      throw usageError(
        `endpoint is not valid at --endpoint-${name}, got ${JSON.stringify(url ?? '')}; ${(error as Error).message}`,
      );
    }
  }
  return { rest, byService };
}

/** Reads the file of values: a JSON object with strings. */
export function readValues(file: string): { readonly [reference: string]: string } {
  let values: unknown;
  try {
    values = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw usageError(
      `values cannot be read at ${JSON.stringify(file)}, got ${JSON.stringify((error as Error).message)}; pass a JSON file`,
    );
  }
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values);
  const wrong = isObject
    ? Object.entries(values as object).find(([, value]) => typeof value !== 'string')
    : ['', values];
  if (wrong) {
    throw usageError(
      `values are not strings at ${JSON.stringify(file)}, got ${JSON.stringify(wrong[1])}; write an object such as {"TableName":"connections"}`,
    );
  }
  return values as { [reference: string]: string };
}
