import { type IResource, Stack, Token } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { addWarning } from '../../diagnostics';

/** What a call of a service takes: actions on resources, and on the key that encrypts what is behind them. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The key that only the definition of the resource names, by its ARN. */
  readonly decryptionKey?: string;
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

/** Says what the owner of a resource in another account has to allow. */
export function requireSameAccount(
  scope: IConstruct,
  resource: IResource,
  owner: string,
  permission: Permission,
): void {
  const { account } = Stack.of(scope);
  if (!Token.isUnresolved(account) && !Token.isUnresolved(owner) && owner !== account) {
    addWarning(scope, 'resource-of-another-account', {
      problem: `${JSON.stringify(resource.node.path)} belongs to account ${owner}, which has to allow the call as well,`,
      remedy: `let its policy allow ${permission.actions.join(' and ')} to the role of the integration`,
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
