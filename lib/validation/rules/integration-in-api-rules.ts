import type { IntegrationPart } from '../../api-model/api-part';
import { placeholderEntries } from '../../api-model/placeholder-text';
import type { SynthesizedResource } from '../../api-model/synthesized-resource';
import { isKnown, shownText } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { CREATE_INTEGRATION, DATA_MAPPING, INTEGRATION_RESPONSES } from '../../service-facts/sources';
import { writtenIntegration } from '../own-integration';
import type { Rule } from '../rule';

const GATEWAY = 'apigateway.amazonaws.com';
const CONNECT_ONLY = /^route\.request\.(?:multivalue)?(?:header|querystring)\./;

/**
 * What can be wrong with an integration among the other parts of its API.
 */
export const INTEGRATION_IN_API_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'connect-only-source',
    severity: 'error',
    moment: 'synth',
    summary:
      'a header or query string of `$connect` in an integration without a `$connect` route; a warning for `$input.params` in your own template',
    source: DATA_MAPPING,
    check: (integration) => {
      const { routes } = integration;
      return routes.length > 0 && routes.every(({ key }) => key !== '$connect' && isKnown(key))
        ? connectOnlySources(integration)
        : undefined;
    },
  },
  {
    id: 'duplicate-response-key',
    severity: 'error',
    moment: 'constructor',
    summary: 'two responses of an integration with the same key; a warning if one of them is an L1 construct',
    source: INTEGRATION_RESPONSES,
    check: ({ responses }) =>
      responses.map((response, index): Finding | undefined => {
        const other = responses.slice(0, index).find(({ key }) => key === response.key);
        return other && isKnown(response.key)
          ? {
              problem: `response key of ${JSON.stringify(response.construct.node.path)} is taken`,
              got: response.key,
              remedy: `change the key, or remove the response at ${JSON.stringify(other.construct.node.path)}, which has the same key`,
              severity: 'warning',
            }
          : undefined;
      }),
  },
  {
    id: 'resources-of-two-apis',
    severity: 'warning',
    moment: 'synth',
    summary: 'a route or an integration response of one API with an integration of another one',
    source: CREATE_INTEGRATION,
    check: ({ api, routes, responses }) =>
      [...routes, ...responses]
        // An API that is created elsewhere may be the same one.
        .filter((other) => other.api !== api && other.api.resource && api.resource)
        .map((other) => ({
          problem: `integration belongs to another API than ${JSON.stringify(other.construct.node.path)}, which uses it,`,
          remedy: 'create an integration for each API',
        })),
  },
  {
    id: 'role-not-assumable',
    severity: 'warning',
    moment: 'synth',
    summary: 'a role that `apigateway.amazonaws.com` cannot assume',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html',
    check: ({ tree, resource, synthesized }) => {
      const role = tree.referred(resource, synthesized.raw('CredentialsArn'));
      return role?.type === 'AWS::IAM::Role' && !trustsGateway(role)
        ? {
            problem: `role ${JSON.stringify(role.resource.node.path.replace(/\/Resource$/, ''))} does not let API Gateway assume it,`,
            remedy: `let its trust policy allow sts:AssumeRole to the service ${JSON.stringify(GATEWAY)}`,
          }
        : undefined;
    },
  },
];

function connectOnlySources({ synthesized }: IntegrationPart): readonly Finding[] {
  const parameters = placeholderEntries(synthesized.value('RequestParameters'))
    .filter(([, source]) => CONNECT_ONLY.test(source))
    .map(([destination, source]) => ({
      problem: `requestParameters[${JSON.stringify(destination)}] has no value, since no route of the integration is "$connect",`,
      got: shownText(source),
      remedy: 'read the value from "route.request.body." or "context.", or store it on $connect',
    }));
  const written = writtenIntegration(synthesized);
  if (written) {
    const inTemplate = written.connectOnly.map((source) => ({
      problem: 'requestTemplate reads a value that is always empty, since no route of the integration is "$connect",',
      got: source,
      remedy: 'use requestBody or contextVariable, or store the value on $connect',
    }));
    return [...parameters, ...inTemplate];
  }
  const templates = placeholderEntries(synthesized.value('RequestTemplates'))
    .filter(([, template]) => readsParameters(template))
    .map(
      ([key]): Finding => ({
        problem: `request template ${JSON.stringify(key)} reads $input.params, which has headers and query strings on "$connect" only,`,
        remedy: 'read the value from the message or from $context, or store it on $connect',
        severity: 'warning',
      }),
    );
  return [...parameters, ...templates];
}

/** Loaded only where there is a template to read. */
let references: typeof import('../templates/references') | undefined;

function readsParameters(template: string): boolean {
  references ??= require('../templates/references') as typeof import('../templates/references');
  return template.includes('params') && references.referencesIn(template).params.length > 0;
}

/** A statement that is not known yet may be the one. */
function trustsGateway(role: SynthesizedResource): boolean {
  const policy = role.value('AssumeRolePolicyDocument') as { readonly Statement?: unknown } | undefined;
  const statements = policy?.Statement;
  return !Array.isArray(statements) || statements.some(isForGateway);
}

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: { readonly [kind: string]: unknown } | string;
}

function isForGateway({ Effect, Principal }: Statement): boolean {
  if (Effect !== 'Allow' || typeof Principal !== 'object') {
    return Effect === 'Allow';
  }
  const { Service: services, AWS: accounts } = Principal;
  return [services].flat().some((service) => service === GATEWAY || typeof service === 'object') || accounts === '*';
}
