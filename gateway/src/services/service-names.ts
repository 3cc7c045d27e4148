import { iamPrefixOf } from '../../../lib/service-facts/iam-prefixes';

/**
 * The services whose ids in the SDKs of AWS differ from the name of their endpoint. An SDK reads the address of a service
 * from `AWS_ENDPOINT_URL_` and its id.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
const SDK_IDS = new Map<string, readonly string[]>([
  ['cognito-idp', ['COGNITO_IDENTITY_PROVIDER']],
  ['data.iot', ['IOT_DATA_PLANE']],
  ['dynamodb', ['DYNAMODB', 'DYNAMODB_STREAMS']],
  ['email', ['SES', 'SESV2']],
  ['events', ['EVENTBRIDGE']],
  ['logs', ['CLOUDWATCH_LOGS']],
  ['monitoring', ['CLOUDWATCH']],
  ['runtime.sagemaker', ['SAGEMAKER_RUNTIME']],
  ['secretsmanager', ['SECRETS_MANAGER']],
  ['states', ['SFN', 'STEP_FUNCTIONS']],
]);

/** The services that sign under a name that is neither that of their endpoint nor their prefix in IAM. */
const SIGNING_NAMES = new Map([
  ['data-ats.iot', 'iotdata'],
  ['data.iot', 'iotdata'],
  ['data.jobs.iot', 'iot-jobs-data'],
  ['monitoring', 'monitoring'],
  ['mturk-requester', 'mturk-requester'],
  ['tagging', 'tagging'],
]);

/** The name of a service without a subdomain before it, such as that of a bucket. */
export function withoutSubdomain(service: string): string {
  return service.slice(service.lastIndexOf('.') + 1);
}

/** The name in the credential scope of a signature. */
export function signingName(service: string): string {
  return SIGNING_NAMES.get(service) ?? iamPrefixOf(service) ?? withoutSubdomain(service);
}

/** The ids by which the SDKs of AWS look up the address of a service. */
export function sdkIds(service: string): readonly string[] {
  return SDK_IDS.get(service) ?? [service.toUpperCase().replace(/[^A-Z0-9]/g, '_')];
}

/** The name of an endpoint by that name, or by an id of the SDKs in any spelling, such as `stepfunctions` for `states`. */
export function endpointName(name: string): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [service] = [...SDK_IDS].find(([, ids]) => ids.some((id) => plain(id) === plain(name))) ?? [];
  return service ?? name.toLowerCase();
}

/** Whether AWS has a service with this endpoint, as far as is known. */
export function isKnownService(service: string): boolean {
  return SDK_IDS.has(service) || iamPrefixOf(service) !== undefined;
}
