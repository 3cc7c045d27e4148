import { Stage } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { ruleError } from '../diagnostics';
import { describeGiven } from '../mapping/given-value';
import { validateAtSynth } from './at-synth';

/**
 * Checks what others made: the integrations, responses, routes, authorizers and APIs of aws-cdk-lib's classes and of L1s.
 *
 * What the classes of this package make is checked without it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export class WebSocketValidations {
  /**
   * Checks all that a tree has of WebSocket APIs when the app is synthesized, by the same rules.
   *
   * What AWS is known to reject is an error of the synth; what is surely a mistake is a warning at the construct that has
   * it, which can be acknowledged there. HTTP APIs are left alone, and so is what an app does not show to be of a
   * WebSocket API. A CDK stage is synthesized by itself, and is checked when it is in the tree by now.
   *
   * @param scope The app, CDK stage, stack or construct to check, with all that is below it
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
      validateAtSynth(part, (tree) => tree.validateBelow(part));
    }
  }

  private constructor() {}
}
