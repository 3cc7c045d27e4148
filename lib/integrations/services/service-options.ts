import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response-options';

/**
 * Options for every integration with an AWS service.
 */
export interface WebSocketServiceIntegrationOptions {
  /**
   * The role that API Gateway assumes to call the service. The integration adds the permission to it, and several
   * integrations can share it.
   *
   * Its trust policy must allow `apigateway.amazonaws.com`. For an imported role that cannot be changed, a warning shows
   * the statement to add (rule `permission-not-added`).
   *
   * @default - a new role, with the permission for this action on this resource
   */
  readonly credentialsRole?: IRole;

  /**
   * The integration responses, which decide what the client of a two-way route gets.
   *
   * They replace both default responses, the one for failures included. Add a response with the key `DEFAULT` for
   * failures, or the client gets nothing when the service fails. A response with the key `SUCCESS` and no template passes
   * the response of the service through unchanged, which can name accounts and resources. To replace only one of the
   * defaults, leave this out and call `addResponse`.
   *
   * @default - a response for success and one for failure, which contains only ids, when a route is two-way; the one for
   * success when a route is `$connect`
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];

  /**
   * The time that the service has to respond, from 50 milliseconds to 29 seconds.
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;
}
