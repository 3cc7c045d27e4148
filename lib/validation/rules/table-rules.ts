import type { IntegrationPart } from '../../api-model/api-part';
import { placeholderEntries, placeholderText } from '../../api-model/placeholder-text';
import type { SynthesizedResource } from '../../api-model/synthesized-resource';
import { TABLE_TYPES, type TableSchema, tableSchema } from '../../api-model/table-schema';
import { UNKNOWN } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import { writtenIntegration } from '../own-integration';
import type { Rule } from '../rule';
import {
  consistentReadOfGlobalIndex,
  emptyAttributes,
  invalidLimit,
  keyMismatches,
  placeholderMismatches,
  type TableRequest,
  unknownIndex,
} from '../table-request';

const API = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';

/** A request of an integration, with the schema of its table where the tree has it. */
interface Request {
  readonly request: TableRequest;
  readonly schema?: TableSchema;
}

/**
 * Rules that compare a request to DynamoDB with its table. The factories of this package throw them for what their options
 * show; the request of a template that this package did not write is a warning.
 */
export const TABLE_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'table-key-mismatch',
    severity: 'error',
    moment: 'constructor',
    summary:
      "a key, an item or a key condition that does not match the table's key, where the table is in the app; a warning in " +
      'your own template',
    source: `${API}/API_GetItem.html`,
    check: (integration) =>
      findings(integration, ({ request, schema }) => [
        ...emptyAttributes(request),
        ...(schema ? keyMismatches(request, schema) : []),
      ]),
  },
  {
    id: 'table-index-unknown',
    severity: 'error',
    moment: 'synth',
    summary: 'a query of an index that the table does not have; a warning in your own template',
    source: `${API}/API_Query.html`,
    check: (integration) =>
      findings(integration, ({ request, schema }) => (schema ? unknownIndex(request, schema) : [])),
  },
  {
    id: 'consistent-read-of-global-index',
    severity: 'error',
    moment: 'synth',
    summary: 'a consistent read of a global secondary index; a warning in your own template',
    source: `${API}/API_Query.html`,
    check: (integration) =>
      findings(integration, ({ request, schema }) => (schema ? consistentReadOfGlobalIndex(request, schema) : [])),
  },
  {
    id: 'expression-placeholder-mismatch',
    severity: 'error',
    moment: 'constructor',
    summary:
      'a placeholder such as `:room` or `#status` that is used and not defined, or defined and not used; a warning in your ' +
      'own template',
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeValues.html',
    check: (integration) => findings(integration, ({ request }) => placeholderMismatches(request)),
  },
  {
    id: 'query-limit-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a limit of a query that is not a positive integer; a warning in your own template',
    source: `${API}/API_Query.html`,
    check: (integration) => findings(integration, ({ request }) => invalidLimit(request)),
  },
];

function findings(integration: IntegrationPart, find: (request: Request) => readonly Finding[]): Finding[] {
  const isWritten = writtenIntegration(integration.synthesized) !== undefined;
  return requestsOf(integration)
    .flatMap(find)
    .map((finding) => (isWritten ? finding : { ...finding, severity: 'warning' }));
}

/** Each rule asks for the same. */
const known = new WeakMap<IntegrationPart, readonly Request[]>();

function requestsOf(integration: IntegrationPart): readonly Request[] {
  const requests = known.get(integration) ?? readRequests(integration);
  known.set(integration, requests);
  return requests;
}

/** Loaded only where there is a request to DynamoDB. */
let shapes: typeof import('../templates/table-request-shape') | undefined;

function readRequests({ resource, synthesized, tree }: IntegrationPart): Request[] {
  const address = parseIntegrationUri(placeholderText(synthesized.text('IntegrationUri')) ?? '');
  if (address?.service !== 'dynamodb' || address.kind !== 'action') {
    return [];
  }
  const templates = synthesized.value('RequestTemplates');
  return placeholderEntries(templates).flatMap(([key, template]): Request[] => {
    shapes ??= require('../templates/table-request-shape') as typeof import('../templates/table-request-shape');
    const shape = shapes.requestShape(template);
    if (!shape) {
      return [];
    }
    const referred = tree.allReferred(resource, (templates as { readonly [key: string]: unknown })[key]);
    const table = tableNamed(
      shape.tableName,
      referred.filter(({ type }) => TABLE_TYPES.includes(type)),
      TABLE_TYPES.flatMap((type) => tree.ofType(type)),
    );
    return [{ request: shape.request, schema: table && tableSchema(table) }];
  });
}

/** The table that a request names: the only one that its template refers to, or one with a physical name. */
function tableNamed(
  name: string | undefined,
  referred: readonly SynthesizedResource[],
  tables: readonly SynthesizedResource[],
): SynthesizedResource | undefined {
  const candidates = name === UNKNOWN ? referred : tables.filter((table) => name && table.text('TableName') === name);
  return candidates.length === 1 ? candidates[0] : undefined;
}
