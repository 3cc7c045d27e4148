import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response';

/**
 * What the integrations with an AWS service have in common.
 */
export interface WebSocketServiceIntegrationOptions {
  /**
   * The role that API Gateway assumes to call the service. It gets the permission to, and several integrations can share
   * it.
   *
   * Its trust policy must allow `apigateway.amazonaws.com`. A role that cannot be changed, because it is imported, is a
   * warning that has the statement to add (rule `permission-not-added`). What belongs to another account has to allow the
   * role as well, which is a warning too (rule `resource-of-another-account`).
   *
   * @default - a new role, with the permission for this one action on this one resource
   */
  readonly credentialsRole?: IRole;

  /**
   * What the client of a two-way route gets when the service has answered.
   *
   * They take the place of the responses that a two-way route otherwise gets: one that tells what came out, and one for
   * every failure, which has no more than the ids of the connection and the request.
   *
   * @default - a response for success and one for every failure, when a route of the integration is two-way; the one for
   * success, when a route is `$connect`
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];

  /**
   * How long the service may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`).
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;
}
