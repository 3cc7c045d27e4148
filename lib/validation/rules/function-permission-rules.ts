import type { IntegrationPart, RoutePart } from '../../api-model/api-part';
import { placeholderText } from '../../api-model/placeholder-text';
import type { ResourceTree } from '../../api-model/resource-tree';
import type { SynthesizedResource } from '../../api-model/synthesized-resource';
import { isKnown, UNKNOWN } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import type { Rule } from '../rule';

const FUNCTIONS = ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'];

/**
 * Rules about who may invoke a function.
 */
export const FUNCTION_PERMISSION_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'function-permission-missing',
    severity: 'warning',
    moment: 'synth',
    summary: 'a Lambda function of the app that no permission lets API Gateway invoke for a route',
    source: 'observed on a WebSocket API: a client gets "Internal server error" when the permission is missing',
    check: (integration) => {
      const target = functionOf(integration);
      return (
        target &&
        integration.routes.filter((route) => !isAllowed(route, target)).map((route) => findingFor(route, target))
      );
    },
  },
];

function findingFor({ key }: RoutePart, { resource }: SynthesizedResource): Finding {
  return {
    problem: `no permission lets API Gateway invoke the function for route ${JSON.stringify(key)}`,
    got: resource.node.path.replace(/\/Resource$/, ''),
    remedy:
      'add an AWS::Lambda::Permission for "apigateway.amazonaws.com" with a SourceArn that ends in ' +
      `${JSON.stringify(`/*/${key}`)}, or use WebSocketLambdaIntegration of this package, which adds one for each route`,
  };
}

/** The function that an integration invokes by its resource policy, where the tree has it. */
function functionOf({ resource, synthesized, tree }: IntegrationPart): SynthesizedResource | undefined {
  const uri = synthesized.text('IntegrationUri');
  const address = parseIntegrationUri(placeholderText(uri) ?? '');
  // Only the function itself: behind a qualifier in the text may be an alias with permissions of its own.
  if (!address?.functionArn?.endsWith(UNKNOWN) || synthesized.raw('CredentialsArn') !== undefined) {
    return undefined;
  }
  const referred = tree.allReferred(resource, synthesized.raw('IntegrationUri'));
  const functions = referred.filter(({ type }) => FUNCTIONS.includes(type));
  return functions.length === 1 ? functions[0] : undefined;
}

function isAllowed(route: RoutePart, target: SynthesizedResource): boolean {
  const { byTarget, ofUnknown } = permissionsIn(route.tree);
  const permissions = [...(byTarget.get(target.resource) ?? []), ...ofUnknown];
  return !isKnown(route.key) || permissions.some((permission) => couldAllow(permission, route));
}

/** The permissions of API Gateway to invoke functions, by the resource that they are for. */
interface Permissions {
  readonly byTarget: ReadonlyMap<unknown, readonly SynthesizedResource[]>;

  /** Those whose function only CloudFormation knows, or is named by text. */
  readonly ofUnknown: readonly SynthesizedResource[];
}

/** Every integration with a function asks for them. */
const known = new WeakMap<ResourceTree, Permissions>();

function permissionsIn(tree: ResourceTree): Permissions {
  const found = known.get(tree) ?? readPermissions(tree);
  known.set(tree, found);
  return found;
}

function readPermissions(tree: ResourceTree): Permissions {
  const byTarget = new Map<unknown, SynthesizedResource[]>();
  const ofUnknown: SynthesizedResource[] = [];
  for (const permission of tree.ofType('AWS::Lambda::Permission').filter(isForGateway)) {
    const target = tree.referred(permission.resource, permission.raw('FunctionName'));
    // A qualifier makes it one of a version or an alias.
    if (target && permission.raw('Qualifier') === undefined) {
      byTarget.set(target.resource, [...(byTarget.get(target.resource) ?? []), permission]);
    } else {
      ofUnknown.push(permission);
    }
  }
  return { byTarget, ofUnknown };
}

function isForGateway(permission: SynthesizedResource): boolean {
  const action = permission.text('Action');
  const principal = permission.text('Principal');
  return (
    (!isKnown(action) || /^(?:lambda:(?:InvokeFunction|\*)|\*)$/.test(action)) &&
    (!isKnown(principal) || /^(?:apigateway\.amazonaws\.com(?:\.cn)?|\*)$/.test(principal))
  );
}

/** Whether a permission lets the API of a route invoke its function, or could do so when its tokens are known. */
function couldAllow(permission: SynthesizedResource, { api, key, tree }: RoutePart): boolean {
  const source = permission.text('SourceArn');
  if (source === undefined) {
    return true;
  }
  const apis = tree.allReferred(permission.resource, permission.raw('SourceArn')).filter(isApi);
  if (api.resource && apis.length > 0 && !apis.some(({ resource }) => resource === api.resource)) {
    return false;
  }
  const path = /^[^/]*\/(.*)$/s.exec(placeholderText(source) as string)?.[1] ?? UNKNOWN;
  const pattern = patternOf(path);
  const stages = api.stages.map(({ synthesized }) => synthesized.text('StageName'));
  // A stage that is not known can be the one that the permission names.
  const named = path.split('/')[0] as string;
  return (stages.every(isKnown) && stages.length > 0 ? stages : [named]).some((stage) =>
    pattern.test(`${stage}/${key}`),
  );
}

function isApi({ type }: SynthesizedResource): boolean {
  return type === 'AWS::ApiGatewayV2::Api';
}

/** The stages and routes that an ARN of an API ends in, where `*` and a token can be any text. */
function patternOf(path: string): RegExp {
  const pattern = path
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\?/g, '.')
    .replaceAll('*', '.*')
    .replaceAll(UNKNOWN, '.*');
  return new RegExp(`^${pattern}$`, 's');
}
