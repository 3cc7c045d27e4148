import { isKnown } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import {
  DESCRIPTION_MAX_LENGTH,
  INTEGRATION_METHOD_MAX_LENGTH,
  INTEGRATION_URI_MAX_LENGTH,
  REQUEST_PARAMETER_MAX_LENGTH,
} from '../../service-facts/limits';
import { CREATE_INTEGRATION } from '../../service-facts/sources';
import type { IntegrationSubject } from '../integration-subject';
import type { Rule } from '../rule';

/**
 * What AWS has no room for.
 */
export const LENGTH_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'integration-uri-too-long',
    severity: 'error',
    moment: 'constructor',
    summary: 'a URI longer than 2048 characters',
    source: CREATE_INTEGRATION,
    check: ({ integrationUri }) => tooLong('integrationUri', integrationUri, INTEGRATION_URI_MAX_LENGTH),
  },
  {
    id: 'integration-method-too-long',
    severity: 'error',
    moment: 'constructor',
    summary: 'a method longer than 64 characters',
    source: CREATE_INTEGRATION,
    check: ({ integrationMethod }) => tooLong('integrationMethod', integrationMethod, INTEGRATION_METHOD_MAX_LENGTH),
  },
  {
    id: 'request-parameter-too-long',
    severity: 'error',
    moment: 'constructor',
    summary: 'a request parameter source longer than 512 characters',
    source: CREATE_INTEGRATION,
    check: ({ requestParameters }) =>
      Object.keys(requestParameters ?? {})
        .filter((destination) => isLonger(requestParameters[destination], REQUEST_PARAMETER_MAX_LENGTH))
        .map((destination) =>
          tooLong(
            `requestParameters[${JSON.stringify(destination)}]`,
            requestParameters[destination],
            REQUEST_PARAMETER_MAX_LENGTH,
          ),
        ),
  },
  {
    id: 'description-too-long',
    severity: 'error',
    moment: 'constructor',
    summary: 'a description longer than 1024 characters',
    source: CREATE_INTEGRATION,
    check: ({ description }) => tooLong('description', description, DESCRIPTION_MAX_LENGTH),
  },
];

function isLonger(value: unknown, limit: number): value is string {
  // By code points: an emoji is one character, whatever JavaScript counts.
  return typeof value === 'string' && value.length > limit && [...value].length > limit && isKnown(value);
}

function tooLong(prop: string, value: unknown, limit: number): Finding | undefined {
  return isLonger(value, limit)
    ? {
        problem: `${prop} is longer than ${limit} characters`,
        got: `${[...value].length} characters`,
        remedy: 'shorten it',
      }
    : undefined;
}
