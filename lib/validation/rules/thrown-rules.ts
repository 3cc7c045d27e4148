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
    summary: 'one integration on two APIs',
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
    summary: 'reading `webSocketApi` of an integration that was given only a reference',
    source: INTEGRATIONS,
  },
  {
    id: 'mapping-value-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping value that cannot be written',
    source: DATA_MAPPING,
  },
  {
    id: 'mapping-value-out-of-place',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping value where there is no such value, or in a text that is no mapping template',
    source: DATA_MAPPING,
  },
  {
    id: 'mapping-template-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping template of something else than JSON data and mapping values, or of a file that is not there',
    source: DATA_TRANSFORMATIONS,
  },
  {
    id: 'path-parameter-unsafe',
    severity: 'error',
    moment: 'constructor',
    summary:
      'a value that a client, an authorizer or a stage decides as a whole segment of a path, which `..` or an empty value ' +
      'would turn into another path (that AWS percent-encodes a slash in a value is an assumption)',
    source: DATA_MAPPING,
  },
  {
    id: 'template-conflict',
    severity: 'error',
    moment: 'constructor',
    summary: 'a template for every message together with templates by key',
    source: DATA_TRANSFORMATIONS,
  },
];
