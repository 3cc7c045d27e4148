import {
  CREATE_INTEGRATION,
  DATA_MAPPING,
  DATA_TRANSFORMATIONS,
  INTEGRATION_RESPONSES,
  INTEGRATIONS,
} from '../../service-facts/sources';
import type { RuleEntry } from '../rule';

/**
 * The rules that stand where the code throws them: it would go on with something that makes no sense.
 */
export const THROWN_RULES: readonly RuleEntry[] = [
  {
    id: 'response-key-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a status code or a pattern that cannot be a response key',
    source: INTEGRATION_RESPONSES,
  },
  {
    id: 'integration-shared-between-apis',
    severity: 'error',
    moment: 'constructor',
    summary: 'one integration object on routes of two APIs',
    source: CREATE_INTEGRATION,
  },
  {
    id: 'integration-id-reserved',
    severity: 'error',
    moment: 'constructor',
    summary: 'an integration with the construct id `Default` or `Resource`',
    source: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
  },
  {
    id: 'web-socket-api-is-a-reference',
    severity: 'error',
    moment: 'constructor',
    summary: 'reading `webSocketApi` of an integration that was created with a reference only',
    source: INTEGRATIONS,
  },
  {
    id: 'mapping-value-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'an invalid mapping value, such as a malformed path',
    source: DATA_MAPPING,
  },
  {
    id: 'mapping-value-out-of-place',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping value in a place that cannot hold it, or in a string outside a mapping template',
    source: DATA_MAPPING,
  },
  {
    id: 'mapping-template-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping template with anything but JSON data and mapping values, or from a file that does not exist',
    source: DATA_TRANSFORMATIONS,
  },
  {
    id: 'path-parameter-unsafe',
    severity: 'error',
    moment: 'constructor',
    summary:
      'a value from a client, an authorizer or a stage variable that fills a whole segment of a path, so that `..` or an ' +
      'empty value leads to another path (that AWS percent-encodes a slash in a value is an assumption)',
    source: DATA_MAPPING,
  },
  {
    id: 'prop-type-invalid',
    severity: 'error',
    moment: 'constructor',
    summary:
      'a parameter or a prop whose value has another type than the API declares, which languages without types allow',
    source: 'https://docs.aws.amazon.com/cdk/v2/guide/constructs.html',
  },
  {
    id: 'template-conflict',
    severity: 'error',
    moment: 'constructor',
    summary: 'a template for every message combined with templates by key',
    source: DATA_TRANSFORMATIONS,
  },
];
