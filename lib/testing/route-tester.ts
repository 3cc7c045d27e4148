import { Stack, Stage } from 'aws-cdk-lib';
import { describeGiven, ruleError } from '../diagnostics';
import { LimitExceededError } from '../runtime/budget';
import { GatewayError } from '../runtime/exchange/error-frame';
import { openExample } from '../runtime/exchange/example-exchange';
import type { Target } from '../runtime/exchange/exchange';
import { makeReply } from '../runtime/exchange/integration-reply';
import { makeRequest } from '../runtime/exchange/integration-request';
import type { BackendResponse } from './backend-response';
import type { ClientMessage } from './client-message';
import { addConstructPaths } from './construct-paths';
import { findTarget } from './find-target';
import { findTemplate, loneTemplate } from './find-template';
import { givenMessage, givenOptions, givenResponse, requireTemplate, requireText } from './given-types';
import { RenderedReply } from './rendered-reply';
import { RenderedRequest } from './rendered-request';

/** Options for finding a route, and values that are known only after deployment. */
export interface RouteTesterOptions {
  /**
   * The API that the route belongs to: its construct path, its logical id, its name or its id.
   *
   * @default - the only WebSocket API with the route; if there are several, an error lists them
   */
  readonly api?: string;

  /**
   * The name of the stage that receives the messages. It determines the stage variables.
   *
   * @default - the only stage of the API in the template, otherwise a stage `prod` without variables
   */
  readonly stage?: string;

  /**
   * Values for what the template refers to: by the name of a parameter (`TableName`), the logical id of a resource
   * (`Queue4A7E3555`), the id and an attribute (`Queue4A7E3555.Arn`), a pseudo parameter (`AWS::Region`), the name of an
   * export, or the name of a parameter in Systems Manager (`/chat/table`).
   *
   * A name that the template does not have is an error.
   *
   * @default - what the other stacks of the app say, and readable placeholders, such as `us-east-1` for the region
   */
  readonly values?: { [reference: string]: string };
}

/**
 * Sends messages to a route of a synthesized WebSocket API, without an AWS account. It does to a message what API
 * Gateway does, and shows the request that the backend receives and the frame that the client gets.
 *
 * It reads only the CloudFormation template, so a test covers what will be deployed. It works with any test runner, and
 * throws an error when something fails.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 * @example
 *
 * import { Stack } from 'aws-cdk-lib';
 * import { RouteTester } from 'cdk-websocket-integrations/testing';
 *
 * declare const stack: Stack;
 *
 * const request = RouteTester.fromStack(stack, 'sendMessage').renderRequest({
 *   body: '{"action":"sendMessage","text":"hello"}',
 * });
 * const body = request.bodyAsJson();
 */
export class RouteTester {
  /**
   * Creates a tester for a route of a stack. This synthesizes the stack, so add everything to it first.
   *
   * @param stack The stack that contains the route. It may be nested
   * @param routeKey The key of the route, such as `sendMessage`, `$connect` or `$default`
   * @param options The API, the stage, and values. What is not found throws an error that lists what there is
   * @example
   *
   * import { Stack } from 'aws-cdk-lib';
   * import { RouteTester } from 'cdk-websocket-integrations/testing';
   *
   * declare const stack: Stack;
   *
   * const route = RouteTester.fromStack(stack, 'sendMessage');
   */
  public static fromStack(stack: Stack, routeKey: string, options: RouteTesterOptions = {}): RouteTester {
    if (!Stack.isStack(stack)) {
      throw ruleError('prop-type-invalid', 'RouteTester.fromStack', {
        problem: 'stack is not a stack',
        got: describeGiven(stack),
        remedy: 'pass the stack that contains the route',
      });
    }
    requireText('routeKey', routeKey);
    const given = givenOptions(options);
    const stage = Stage.of(stack);
    if (stage === undefined) {
      throw new Error(`${JSON.stringify(stack.node.path)} has no app above it; give it one, new Stack(new App())`);
    }
    const { directory } = stage.synth();
    const withPaths = (template: object) => addConstructPaths(template, stack);
    const found = findTemplate(directory, stack.templateFile, given.values, withPaths);
    return new RouteTester(findTarget(found, routeKey, given));
  }

  /**
   * Creates a tester for a route of a template.
   *
   * @param template The CloudFormation template as an object, as `Template.fromStack(stack).toJSON()` returns it
   * @param routeKey The key of the route, such as `sendMessage`, `$connect` or `$default`
   * @param options The API, the stage, and values. What is not found throws an error that lists what there is
   * @example
   *
   * import { Stack } from 'aws-cdk-lib';
   * import { Template } from 'aws-cdk-lib/assertions';
   * import { RouteTester } from 'cdk-websocket-integrations/testing';
   *
   * declare const stack: Stack;
   *
   * const route = RouteTester.fromTemplate(Template.fromStack(stack).toJSON(), 'sendMessage');
   */
  public static fromTemplate(
    // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
    template: { [key: string]: any },
    routeKey: string,
    options: RouteTesterOptions = {},
  ): RouteTester {
    requireTemplate(template);
    requireText('routeKey', routeKey);
    const given = givenOptions(options);
    return new RouteTester(findTarget(loneTemplate(template, given.values), routeKey, given));
  }

  /**
   * Creates a tester for a route of a cloud assembly, the folder that `cdk synth` writes.
   *
   * @param directory The path of the assembly, such as `cdk.out`
   * @param stack The name of the stack, or the id of its artifact. Of a nested stack it is the file of the template
   * @param routeKey The key of the route, such as `sendMessage`, `$connect` or `$default`
   * @param options The API, the stage, and values. What is not found throws an error that lists what there is
   * @example
   *
   * import { RouteTester } from 'cdk-websocket-integrations/testing';
   *
   * const route = RouteTester.fromAssembly('cdk.out', 'Chat', 'sendMessage');
   */
  public static fromAssembly(
    directory: string,
    stack: string,
    routeKey: string,
    options: RouteTesterOptions = {},
  ): RouteTester {
    requireText('directory', directory);
    requireText('stack', stack);
    requireText('routeKey', routeKey);
    const given = givenOptions(options);
    return new RouteTester(findTarget(findTemplate(directory, stack, given.values), routeKey, given));
  }

  private constructor(private readonly target: Target) {}

  /**
   * Renders the request that the backend receives for a message.
   *
   * Throws an error if the message selects another route, if a mapping template fails (with its line and column), or if
   * API Gateway would not call the backend.
   *
   * @param message The message of the client
   */
  public renderRequest(message: ClientMessage = {}): RenderedRequest {
    return bounded(() => {
      const exchange = openExample(this.target, givenMessage(message));
      try {
        return RenderedRequest._of(makeRequest(exchange), exchange.trace);
      } catch (error) {
        if (error instanceof GatewayError) {
          throw new Error(`${error.reason}\non AWS the client gets ${JSON.stringify(error.frameMessage)}`);
        }
        throw error;
      }
    });
  }

  /**
   * Renders the reply that the client gets for a response of the backend. An error that API Gateway reports to the
   * client is a reply too.
   *
   * Throws an error if the message selects another route.
   *
   * @param response The response, and the message that it belongs to. Of a mock only the message can be given
   */
  public renderReply(response: BackendResponse = {}): RenderedReply {
    return bounded(() => {
      const { message = {}, functionResult, ...answer } = givenResponse(response);
      const exchange = openExample(this.target, message);
      const reply = makeReply(exchange, {
        ...answer,
        functionResult: functionResult === undefined ? undefined : JSON.stringify(functionResult),
      });
      return RenderedReply._of(reply, exchange.trace);
    });
  }
}

/** Runs something that a hostile message, or a hostile pattern, can make too long. */
function bounded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof LimitExceededError) {
      throw new Error(`the message or an expression that reads it goes too far: ${error.message}`);
    }
    throw error;
  }
}
