import { CfnStateMachine, type IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { isKnown } from '../../api-model/token-text';
import { ruleError } from '../../diagnostics';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What a state machine is started with.
 */
export interface WebSocketStepFunctionsExecutionOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The input of the execution, as a JSON text: `WebSocketMappingValue.jsonText` makes one of several values.
   *
   * @default - the message, which must be JSON
   */
  readonly input?: WebSocketMappingValue;

  /**
   * The name of the execution, of up to 80 characters. A standard state machine starts an execution of a name once.
   *
   * @default - Step Functions makes a name
   */
  readonly name?: WebSocketMappingValue;
}

/**
 * A state machine of Step Functions as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export class WebSocketStepFunctionsIntegration extends ServiceIntegration {
  /**
   * Starts an execution for each message of a client, and does not wait for it.
   *
   * The role may start executions of this state machine and no other. On a two-way route the client gets
   * `{"startDate": …}`, the time in seconds since 1970.
   *
   * @param id The construct id of the integration
   * @param stateMachine The state machine, made here or imported
   * @param options What it is started with
   */
  public static startExecution(
    id: string,
    stateMachine: IStateMachine,
    options: WebSocketStepFunctionsExecutionOptions = {},
  ): WebSocketStepFunctionsIntegration {
    requireArguments({ id, stateMachine }, id);
    requireProps('WebSocketStepFunctionsExecutionOptions', options, id);
    const success = WebSocketMappingTemplate.json({ startDate: WebSocketMappingValue.responseBody('$.startDate') });
    return new WebSocketStepFunctionsIntegration(
      id,
      startRequest('StartExecution', stateMachine, options, success),
      options,
    );
  }

  /**
   * Runs an execution for each message of a client, and waits for its end. It must end within the timeout of the
   * integration.
   *
   * The state machine must be an express one; another is an error (rule `sync-execution-needs-express`). Of an imported
   * state machine it is not known. The role may run this state machine and no other, and decrypt by the key that encrypts
   * its definition; of an imported one the key is not known, and the role that is passed in has to be allowed that. On a
   * two-way route the client gets the output of the execution; of one that fails, its status and the name of the error.
   *
   * @param id The construct id of the integration
   * @param stateMachine The express state machine, made here or imported
   * @param options What it is started with
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
   */
  public static startSyncExecution(
    id: string,
    stateMachine: IStateMachine,
    options: WebSocketStepFunctionsExecutionOptions = {},
  ): WebSocketStepFunctionsIntegration {
    requireArguments({ id, stateMachine }, id);
    requireProps('WebSocketStepFunctionsExecutionOptions', options, id);
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
    permission: { actions: [`states:${action}`], resources: [stateMachine.stateMachineArn] },
    success,
  };
}

function requireExpress(stateMachine: IStateMachine): void {
  const resource = stateMachine.node.defaultChild;
  if (!CfnStateMachine.isCfnStateMachine(resource)) {
    return;
  }
  const type = resource.stateMachineType;
  if (type !== 'EXPRESS' && isKnown(type)) {
    throw ruleError('sync-execution-needs-express', stateMachine.node.path, {
      problem: 'only an express state machine can be waited for',
      got: type,
      remedy: 'set stateMachineType: StateMachineType.EXPRESS, or use startExecution',
    });
  }
}

/** Who waits for an execution has to be allowed to decrypt the definition. */
function decryptionKeyOf(stateMachine: IStateMachine): string | undefined {
  const resource = stateMachine.node.defaultChild;
  const encryption = CfnStateMachine.isCfnStateMachine(resource) ? resource.encryptionConfiguration : undefined;
  return encryption !== undefined && 'kmsKeyId' in encryption ? encryption.kmsKeyId : undefined;
}
