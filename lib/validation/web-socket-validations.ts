import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
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
    const stages = scope.node.findAll().filter((construct) => construct !== scope && Stage.isStage(construct));
    for (const part of [scope, ...stages]) {
      // CDK writes the path of the construct that reports before each error, and an app has none.
      const parts = part.node.path === '' ? [...part.node.children, part] : [part];
      for (const reporter of parts) {
        validateAtSynth(reporter, (tree) => tree.validateBelow(reporter));
      }
    }
  }

  private constructor() {}
}
