import { CfnStateMachine, type IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { SynthesizedResource } from '../../api-model/synthesized-resource';
import { isKnown } from '../../api-model/token-text';
import { ruleError } from '../../diagnostics';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for an execution.
 */
export interface WebSocketStepFunctionsExecutionOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The input of the execution, JSON as a string. `WebSocketMappingValue.jsonText` creates it from several values.
   *
   * @default - the message, which must be JSON
   */
  readonly input?: WebSocketMappingValue;

  /**
   * The name of the execution, of up to 80 characters. A standard state machine runs only one execution with a name.
   * `orOmit` leaves it out when its value is missing.
   *
   * @default - Step Functions generates a name
   */
  readonly name?: WebSocketMappingValue;
}

/**
 * A state machine of Step Functions as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
 * import { WebSocketStepFunctionsIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const machine: IStateMachine;
 *
 * api.addRoute('start', { integration: WebSocketStepFunctionsIntegration.startExecution('Start', machine) });
 */
export class WebSocketStepFunctionsIntegration extends ServiceIntegration {
  /**
   * Starts an execution for each message, and does not wait for it.
   *
   * The role allows starting executions of this state machine. On a two-way route, the client gets `{"startDate": …}`, in
   * seconds since 1970. A state machine of another account cannot be called (rule `cross-account-unsupported`).
   *
   * @param id The construct id of the integration
   * @param stateMachine The state machine, created in this app or imported
   * @param options The input and the name of the execution
   * @example
   *
   * import { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
   * import { WebSocketMappingValue, WebSocketStepFunctionsIntegration } from 'cdk-websocket-integrations';
   *
   * declare const machine: IStateMachine;
   *
   * const integration = WebSocketStepFunctionsIntegration.startExecution('Start', machine, {
   *   input: WebSocketMappingValue.requestBody('$.order'),
   * });
   */
  public static startExecution(
    id: string,
    stateMachine: IStateMachine,
    options: WebSocketStepFunctionsExecutionOptions = {},
  ): WebSocketStepFunctionsIntegration {
    requireCall({ id, stateMachine }, 'WebSocketStepFunctionsExecutionOptions', options);
    const success = WebSocketMappingTemplate.json({ startDate: WebSocketMappingValue.responseBody('$.startDate') });
    return new WebSocketStepFunctionsIntegration(
      id,
      startRequest('StartExecution', stateMachine, options, success),
      options,
    );
  }

  /**
   * Runs an execution for each message, and waits for its end within the timeout of the integration.
   *
   * The state machine must be an express one, while the default is a standard one (rule `sync-execution-needs-express`).
   * The role allows running this state machine, and decryption with the key of its definition; the key of an imported
   * state machine is unknown, so pass a role that allows it. On a two-way route, the client gets the output of the
   * execution, or the status and the name of the error if it fails.
   *
   * @param id The construct id of the integration
   * @param stateMachine The express state machine, created in this app or imported
   * @param options The input and the name of the execution
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
   * @example
   *
   * import { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
   * import { WebSocketMappingValue, WebSocketStepFunctionsIntegration } from 'cdk-websocket-integrations';
   *
   * declare const machine: IStateMachine;
   *
   * const integration = WebSocketStepFunctionsIntegration.startSyncExecution('Run', machine, {
   *   input: WebSocketMappingValue.requestBody('$.order'),
   * });
   */
  public static startSyncExecution(
    id: string,
    stateMachine: IStateMachine,
    options: WebSocketStepFunctionsExecutionOptions = {},
  ): WebSocketStepFunctionsIntegration {
    requireCall({ id, stateMachine }, 'WebSocketStepFunctionsExecutionOptions', options);
    requireExpress(stateMachine);
    const { responseBody, contextVariable, jsonText } = WebSocketMappingValue;
    // A failure has no output. Its cause can be a stack trace, and stays here.
    const failure = jsonText({
      message: 'Request failed',
      status: responseBody('$.status'),
      error: responseBody('$.error').orElse(null),
      connectionId: contextVariable('connectionId'),
      requestId: contextVariable('requestId'),
    });
    const success = WebSocketMappingTemplate.text(responseBody('$.output').orElse(failure));
    const request = startRequest('StartSyncExecution', stateMachine, options, success);
    const permission = { ...request.permission, decryptionKey: decryptionKeyOf(stateMachine) };
    return new WebSocketStepFunctionsIntegration(id, { ...request, permission }, options);
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketStepFunctionsExecutionOptions) {
    super(id, request, options);
  }
}

function startRequest(
  action: string,
  stateMachine: IStateMachine,
  { input, name }: WebSocketStepFunctionsExecutionOptions,
  success: WebSocketMappingTemplate,
): ServiceRequest {
  return {
    service: 'states',
    target: `action/${action}`,
    template: WebSocketMappingTemplate.json({
      input: asText(input ?? WebSocketMappingValue.requestBody()),
      ...(name ? { name: asText(name) } : {}),
      stateMachineArn: stateMachine.stateMachineArn,
    }),
    resource: stateMachine,
    arn: stateMachine.stateMachineArn,
    permission: {
      actions: [`states:${action}`],
      resources: [stateMachine.stateMachineArn],
      withoutResourcePolicies: 'documented',
    },
    success,
  };
}

function requireExpress(stateMachine: IStateMachine): void {
  const resource = stateMachine.node.defaultChild;
  if (!CfnStateMachine.isCfnStateMachine(resource)) {
    return;
  }
  // Step Functions creates a standard one when there is no type.
  const type = new SynthesizedResource(resource).text('StateMachineType') ?? 'STANDARD';
  if (type !== 'EXPRESS' && isKnown(type)) {
    throw ruleError('sync-execution-needs-express', stateMachine.node.path, {
      problem: 'StartSyncExecution needs an express state machine',
      got: type,
      remedy: 'set the type of the state machine to EXPRESS, or use startExecution',
    });
  }
}

/** A caller that waits for an execution needs permission to decrypt the definition. */
function decryptionKeyOf(stateMachine: IStateMachine): string | undefined {
  const resource = stateMachine.node.defaultChild;
  const encryption = CfnStateMachine.isCfnStateMachine(resource) ? resource.encryptionConfiguration : undefined;
  return encryption !== undefined && 'kmsKeyId' in encryption ? encryption.kmsKeyId : undefined;
}
