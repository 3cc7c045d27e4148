import {
  type LinkedTemplate,
  type ResolvedResource,
  resourcesOf,
  textOf,
} from '../../../lib/runtime/cloudformation/linked-templates';

/** What a statement of a function's resource policy lets API Gateway do. */
interface Permission {
  /** The name of the function, with the qualifier if the statement belongs to a version or an alias. */
  readonly target: string;
  readonly sourceArn?: string;
}

/** The resource policies of the app's functions, as far as they concern API Gateway. */
export class FunctionPermissions {
  private readonly permissions: readonly Permission[];

  constructor(templates: readonly LinkedTemplate[]) {
    this.permissions = templates.flatMap((template) =>
      resourcesOf(template, 'AWS::Lambda::Permission').flatMap((resource) => permissionOf(resource)),
    );
  }

  /**
   * Whether API Gateway may invoke a function for a route.
   *
   * @param target the name of the function, with the qualifier that the integration has
   * @param sourceArn the ARN of the route
   */
  public allow(target: string, sourceArn: string): boolean {
    return this.permissions.some(
      (permission) =>
        permission.target === target &&
        (permission.sourceArn === undefined || matchesArn(sourceArn, permission.sourceArn)),
    );
  }
}

function permissionOf(resource: ResolvedResource): Permission[] {
  const action = textOf(resource, 'Action') ?? '';
  const principal = textOf(resource, 'Principal') ?? '';
  const allows =
    /^lambda:(InvokeFunction|\*)$|^\*$/.test(action) && /^(apigateway\.amazonaws\.com(\.cn)?|\*)$/.test(principal);
  if (!allows) {
    return [];
  }
  return [{ target: functionTarget(textOf(resource, 'FunctionName') ?? ''), sourceArn: textOf(resource, 'SourceArn') }];
}

/** The name and qualifier in an ARN, a partial ARN or a name of a function. */
export function functionTarget(text: string): string {
  const target = text.replace(/^.*:function:/, '').replace(/\/invocations$/, '');
  return target.replace(/:\$LATEST$/, '');
}

/** Whether an ARN matches a pattern in which `*` is any text, slashes included, and `?` one character. */
export function matchesArn(arn: string, pattern: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  let index = 0;
  while (index < arn.length) {
    if (at < pattern.length && (pattern[at] === '?' || pattern[at] === arn[index]) && pattern[at] !== '*') {
      at += 1;
      index += 1;
    } else if (pattern[at] === '*') {
      star = at;
      resume = index;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') {
    at += 1;
  }
  return at === pattern.length;
}
