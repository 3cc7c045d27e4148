import type { IntegrationPart } from '../../api-model/api-part';
import { placeholderText } from '../../api-model/placeholder-text';
import { isKnown, UNKNOWN } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { AWS_TYPES, PROXY_TYPES } from '../../service-facts/integration-types';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import { INTEGRATION_RESPONSES } from '../../service-facts/sources';
import type { Rule } from '../rule';

const PATTERN_KEY = /^\/(.+)\/$/s;

/** All that HTTP has. */
const STATUS_CODES = Array.from({ length: 500 }, (_, index) => String(100 + index));

/**
 * Rules about integration responses that several keys select.
 */
export const RESPONSE_OVERLAP_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'response-keys-overlap',
    severity: 'warning',
    moment: 'synth',
    summary:
      'two response keys that match the same status code or error message; AWS does not document which is selected',
    source: INTEGRATION_RESPONSES,
    check: (integration) => {
      const keys = [...new Set(integration.responses.map(({ key }) => key))].filter(
        (key) => isKnown(key) && PATTERN_KEY.test(key),
      );
      return keys.length > 1 ? overlaps(keys, valuesFor(integration, keys)) : undefined;
    },
  },
];

/** What the keys are compared with: the status codes, or of error messages those that a key spells out. */
function valuesFor({ type, synthesized }: IntegrationPart, keys: readonly string[]): readonly string[] {
  if (!isKnown(type) || PROXY_TYPES.includes(type)) {
    return [];
  }
  const service = parseIntegrationUri(placeholderText(synthesized.text('IntegrationUri')) ?? '')?.service;
  if (!AWS_TYPES.includes(type) || (service !== 'lambda' && service !== undefined && !service.includes(UNKNOWN))) {
    return STATUS_CODES;
  }
  // Of a function it is the error message, of any other service the status code.
  return service === 'lambda' ? keys.map(patternOf).filter((pattern) => !/[\\^$.|?*+()[\]{}]/.test(pattern)) : [];
}

function overlaps(keys: readonly string[], values: readonly string[]): Finding[] {
  const matched = keys.map((key) => ({ key, values: new Set(matching(patternOf(key), values)) }));
  return matched.flatMap((one, index) =>
    matched.slice(index + 1).flatMap((other) => {
      const shared = [...one.values].find((value) => other.values.has(value));
      return shared === undefined
        ? []
        : [
            {
              problem: `response keys ${JSON.stringify(one.key)} and ${JSON.stringify(other.key)} match the same value`,
              got: shared,
              remedy: 'change one of the patterns, since AWS does not document which response is selected',
            },
          ];
    }),
  );
}

function patternOf(key: string): string {
  return PATTERN_KEY.exec(key)?.[1] as string;
}

/** The values that a pattern matches; none for one that cannot be read, or takes too long. */
function matching(pattern: string, values: readonly string[]): string[] {
  // Loaded only for two patterns.
  const { Regex } = require('../../runtime/java/regex/regex') as typeof import('../../runtime/java/regex/regex');
  const { Budget } = require('../../runtime/budget') as typeof import('../../runtime/budget');
  try {
    const regex = new Regex(pattern, new Budget());
    return values.filter((value) => regex.matches(value));
  } catch {
    return [];
  }
}
