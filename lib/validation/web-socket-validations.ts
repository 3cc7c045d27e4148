import { Stage } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { describeGiven, ruleError } from '../diagnostics';
import { validateAtSynth } from './at-synth';

/**
 * Validates WebSocket APIs that were created with classes of aws-cdk-lib or with L1 constructs.
 *
 * The classes of this package validate themselves.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 * @example
 *
 * import { App } from 'aws-cdk-lib';
 * import { WebSocketValidations } from 'cdk-websocket-integrations';
 *
 * WebSocketValidations.check(new App());
 */
export class WebSocketValidations {
  /**
   * Validates every WebSocket API below a construct when the app is synthesized, with the same rules.
   *
   * What AWS is known to reject fails the synthesis. A probable mistake is a warning at its construct, where it can be
   * acknowledged. HTTP APIs are skipped, and so is a resource whose API is unknown. A CDK `Stage` is validated if it is
   * already in the tree.
   *
   * @param scope The app, CDK stage, stack or construct to validate, with everything below it
   * @example
   *
   * import { Stack } from 'aws-cdk-lib';
   * import { WebSocketValidations } from 'cdk-websocket-integrations';
   *
   * declare const stack: Stack;
   *
   * WebSocketValidations.check(stack);
   */
  public static check(scope: IConstruct): void {
    if (!Construct.isConstruct(scope)) {
      throw ruleError('prop-type-invalid', 'WebSocketValidations.check', {
        problem: 'scope is not a construct',
        got: describeGiven(scope),
        remedy: 'pass the app, a stage, a stack or a construct',
      });
    }
    const stages = scope.node.findAll().filter((construct) => construct !== scope && Stage.isStage(construct));
    for (const part of [scope, ...stages]) {
      reportBelow(part);
    }
  }

  private constructor() {}
}

function reportBelow(scope: IConstruct): void {
  if (scope.node.path !== '') {
    validateAtSynth(scope, (tree) => tree.validateBelow(scope));
    return;
  }
  // CDK puts the path of the construct that reports before each error, and an app has none. It asks the app first.
  const reporting = new Set<IConstruct>();
  scope.node.addValidation({
    validate: () => {
      for (const child of scope.node.children.filter((candidate) => !reporting.has(candidate))) {
        reporting.add(child);
        reportBelow(child);
      }
      return [];
    },
  });
}
