import { type IResource, Stack, Token } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { addWarning, ruleError } from '../../diagnostics';

/** What a call of a service takes: actions on resources, and on the key that encrypts what is behind them. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The key that only the definition of the resource names, by its ARN. */
  readonly decryptionKey?: string;
  /** Set where another account cannot allow the call, since the service has no resource-based policies. */
  readonly withoutResourcePolicies?: 'documented' | 'not documented';
  readonly encryption?: { readonly key: IKey | undefined; readonly actions: readonly string[] };
}

/** A role of its own for one integration. The policy stands within it, which saves a resource. */
export function roleFor(scope: Construct, id: string, permission: Permission): Role {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    inlinePolicies: { Call: new PolicyDocument({ statements: statementsOf(permission) }) },
  });
  allowKey(role, permission);
  return role;
}

/** Adds a permission to a role that is shared, or says what to add where that cannot be done. */
export function addPermission(scope: IConstruct, role: IRole, permission: Permission): void {
  const statements = statementsOf(permission);
  const results = statements.map((statement) => role.addToPrincipalPolicy(statement));
  // A role that takes no change may say that it has taken it, but there is no policy then.
  const isAdded = results.every(
    ({ statementAdded, policyDependable }) =>
      statementAdded && (Role.isRole(role) || Construct.isConstruct(policyDependable)),
  );
  if (!isAdded) {
    const needed = [...statements, ...keyStatementsOf(permission)].map((statement) =>
      JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson())),
    );
    addWarning(scope, 'permission-not-added', {
      problem: `role ${JSON.stringify(role.node.path)} is imported and takes no permission`,
      remedy: `add ${needed.join(' and ')} to its policy`,
    });
  }
  allowKey(role, permission);
}

/**
 * Warns of what the owner of a resource in another account has to allow. Fails where the owner cannot allow anything; a
 * role of that account is left to AWS.
 */
export function requireSameAccount(
  scope: IConstruct,
  resource: IResource,
  owner: string,
  permission: Permission,
  role: IRole,
): void {
  const { account } = Stack.of(scope);
  if (Token.isUnresolved(account) || Token.isUnresolved(owner) || owner === account) {
    return;
  }
  const path = JSON.stringify(resource.node.path);
  const actions = permission.actions.join(' and ');
  const forward = 'send the message to an event bus or a queue of that account, and forward it there';
  if (!permission.withoutResourcePolicies) {
    addWarning(scope, 'resource-of-another-account', {
      problem: `${path} belongs to account ${owner}, which has to allow the call as well,`,
      remedy: `let its policy allow ${actions} to the role of the integration`,
    });
  } else if (permission.withoutResourcePolicies === 'not documented') {
    addWarning(scope, 'resource-of-another-account', {
      problem: `${path} belongs to account ${owner}, and has no policy that could allow ${actions},`,
      remedy: forward,
    });
  } else if (role.env.account !== owner) {
    throw ruleError('cross-account-unsupported', scope.node.path, {
      problem: `${path} belongs to another account, and has no policy that could allow ${actions},`,
      got: owner,
      remedy: forward,
    });
  }
}

function allowKey(role: IRole, { encryption }: Permission): void {
  encryption?.key?.grant(role, ...encryption.actions);
}

function statementsOf({ actions, resources, decryptionKey }: Permission): PolicyStatement[] {
  const call = statementOf(actions, resources);
  return decryptionKey === undefined ? [call] : [call, statementOf(['kms:Decrypt'], [decryptionKey])];
}

function keyStatementsOf({ encryption }: Permission): PolicyStatement[] {
  return encryption?.key ? [statementOf(encryption.actions, [encryption.key.keyArn])] : [];
}

function statementOf(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
