import { parseIntegrationUri } from '../../service-facts/integration-uri';
import { DEFAULT_KEY } from '../../service-facts/selection-expressions';
import { Budget } from '../budget';
import type { IntegrationModel, IntegrationResponseModel } from '../cloudformation/web-socket-api';
import { JavaException } from '../java/java-exception';
import { matches } from '../java/regex/string-regex';
import { BodyValues } from './body-values';
import type { Exchange } from './exchange';
import type { HttpResponse } from './function-result';
import { quote } from './quoted';
import { ownerOf } from './route-integration';

/** The integration response whose key matches what a backend answers; undefined when none does. */
export function selectResponse(
  exchange: Exchange,
  integration: IntegrationModel,
  response: HttpResponse,
): IntegrationResponseModel | undefined {
  const { responses } = integration;
  const value = matchedValue(exchange, integration, response);
  const matching = responses.filter(({ key }) => {
    const pattern = patternOf(key);
    return pattern !== undefined && fits(value, pattern, key, integration, exchange);
  });
  const [match] = matching;
  const selected = match ?? responses.find(({ key }) => key === DEFAULT_KEY);
  if (selected) {
    const others = matching.slice(1).map(({ key }) => quote(key));
    const isPart = responses.some((response) => !matching.includes(response) && fitsPart(value, response));
    exchange.trace.add(
      'selection',
      `integration response ${quote(selected.key)}: ${match ? 'matches' : 'the fallback for'} ${quote(value)}`,
      {
        details: others.length === 0 ? [] : [`${others.join(', ')} would match too`],
        assumptions: [
          ...(others.length === 0 ? [] : ['several-response-keys' as const]),
          ...(isPart ? ['response-pattern-anchored' as const] : []),
        ],
      },
    );
  }
  return selected;
}

function patternOf(key: string): string | undefined {
  return /^\/(.*)\/$/s.exec(key)?.[1];
}

/** What the keys are matched with: the status, or the error message of a function. */
function matchedValue(exchange: Exchange, { type, uri }: IntegrationModel, { body, statusCode }: HttpResponse): string {
  const isFunction = type === 'AWS' && parseIntegrationUri(uri ?? '')?.service === 'lambda';
  return isFunction ? (BodyValues.of(body, exchange.budget).textAt('$.errorMessage') ?? '') : String(statusCode);
}

/** Whether a key matches a part of a value, which counts for nothing. This is only told, so it costs the message nothing. */
function fitsPart(value: string, { key }: IntegrationResponseModel): boolean {
  const pattern = patternOf(key);
  try {
    return pattern !== undefined && matches(value, `(?s).*(?:${pattern}).*`, new Budget());
  } catch {
    return false;
  }
}

function fits(value: string, pattern: string, key: string, integration: IntegrationModel, exchange: Exchange): boolean {
  try {
    return matches(value, pattern, exchange.budget);
  } catch (error) {
    if (error instanceof JavaException) {
      throw new Error(
        `key of an integration response is not a regular expression at ${quote(ownerOf(integration))}, got ${quote(key)}; ${error.message}`,
      );
    }
    throw error;
  }
}
