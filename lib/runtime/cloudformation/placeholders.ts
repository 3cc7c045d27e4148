/** Gives the value of a reference as text, such as that of `AWS::Region` or of a logical id. */
export type Refer = (reference: string) => string;

/** What a placeholder is made of. */
export interface NamedResource {
  readonly logicalId: string;
  readonly type: string;

  /** Gives a property as text, empty when it is not set. */
  readonly property: (name: string) => string;
}

/** By the beginning of a region's name; what is in no other partition is in the first. */
const PARTITIONS: readonly [RegExp, string, string][] = [
  [/^cn-/, 'aws-cn', 'amazonaws.com.cn'],
  [/^us-gov-/, 'aws-us-gov', 'amazonaws.com'],
  [/^us-iso-/, 'aws-iso', 'c2s.ic.gov'],
  [/^us-isob-/, 'aws-iso-b', 'sc2s.sgov.gov'],
  [/^eu-isoe-/, 'aws-iso-e', 'cloud.adc-e.uk'],
  [/^us-isof-/, 'aws-iso-f', 'csp.hci.ic.gov'],
  [/^eusc-/, 'aws-eusc', 'amazonaws.eu'],
];

/** The value of a pseudo parameter, when it is one. */
export function pseudoParameter(name: string, refer: Refer): string | readonly string[] | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return '123456789012';
    case 'AWS::Region':
      return 'us-east-1';
    case 'AWS::Partition':
      return PARTITIONS.find(([region]) => region.test(refer('AWS::Region')))?.[1] ?? 'aws';
    case 'AWS::URLSuffix':
      return PARTITIONS.find(([, partition]) => partition === refer('AWS::Partition'))?.[2] ?? 'amazonaws.com';
    case 'AWS::StackName':
      return 'Stack';
    case 'AWS::StackId': {
      const stack = `${refer('AWS::StackName')}/00000000-0000-0000-0000-000000000000`;
      return `arn:${refer('AWS::Partition')}:cloudformation:${refer('AWS::Region')}:${refer('AWS::AccountId')}:stack/${stack}`;
    }
    case 'AWS::NotificationARNs':
      return [];
    default:
      return undefined;
  }
}

/** The property that names a resource, where it is not called after the kind of resource, as `QueueName` is. */
const NAME_PROPERTIES = new Map([
  ['AWS::DynamoDB::GlobalTable', 'TableName'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name'],
  ['AWS::Events::EventBus', 'Name'],
  ['AWS::Kinesis::Stream', 'Name'],
  ['AWS::Lambda::Alias', 'Name'],
  ['AWS::SSM::Parameter', 'Name'],
  ['AWS::SecretsManager::Secret', 'Name'],
]);

const REGIONAL = 'arn:{partition}:{service}:{region}:{account}:';

/** What a type of resource gives for `Ref`, and for an attribute, where it is not what most types give. */
const FORMS = new Map([
  ['AWS::ApiGatewayV2::Api.ApiEndpoint', '{scheme}://{ref}.execute-api.{region}.{suffix}'],
  ['AWS::DynamoDB::GlobalTable.Arn', `${REGIONAL}table/{name}`],
  ['AWS::DynamoDB::Table.Arn', `${REGIONAL}table/{name}`],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', '{arn}'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer.Arn',
    'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/net/{name}/0123456789abcdef',
  ],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer.DNSName', '{name}-0123456789abcdef.elb.{region}.{suffix}'],
  ['AWS::Events::EventBus.Arn', `${REGIONAL}event-bus/{name}`],
  ['AWS::IAM::Role.Arn', 'arn:{partition}:iam::{account}:role{path}{name}'],
  ['AWS::KMS::Key.Arn', `${REGIONAL}key/{name}`],
  ['AWS::Kinesis::Stream.Arn', `${REGIONAL}stream/{name}`],
  ['AWS::KinesisFirehose::DeliveryStream.Arn', 'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}'],
  ['AWS::Lambda::Alias', '{arn}'],
  ['AWS::Lambda::Alias.Arn', `${REGIONAL}function:{function}:{name}`],
  ['AWS::Lambda::Function.Arn', `${REGIONAL}function:{name}`],
  ['AWS::Lambda::Url.FunctionUrl', 'https://{name}.lambda-url.{region}.on.aws/'],
  ['AWS::Lambda::Version', '{arn}'],
  ['AWS::Lambda::Version.Arn', `${REGIONAL}function:{function}:1`],
  ['AWS::Lambda::Version.FunctionArn', '{arn}'],
  ['AWS::Lambda::Version.Version', '1'],
  ['AWS::Logs::LogGroup.Arn', `${REGIONAL}log-group:{name}:*`],
  ['AWS::S3::Bucket.Arn', 'arn:{partition}:s3:::{name}'],
  ['AWS::SNS::Topic', '{arn}'],
  ['AWS::SNS::Topic.Arn', `${REGIONAL}{name}`],
  ['AWS::SQS::Queue', 'https://sqs.{region}.{suffix}/{account}/{name}'],
  ['AWS::SQS::Queue.Arn', `${REGIONAL}{name}`],
  ['AWS::SSM::Parameter.Value', '{value}'],
  ['AWS::SecretsManager::Secret', '{arn}'],
  ['AWS::SecretsManager::Secret.Arn', `${REGIONAL}secret:{name}`],
  ['AWS::StepFunctions::StateMachine', '{arn}'],
  ['AWS::StepFunctions::StateMachine.Arn', 'arn:{partition}:states:{region}:{account}:stateMachine:{name}'],
]);

/**
 * What `Ref`, or an attribute, of a resource may look like once it is deployed. It is well-formed where the form is known,
 * and holds the logical id unless the resource is named. Of an attribute that is not known there is nothing.
 */
export function resourcePlaceholder(
  resource: NamedResource,
  attribute: string | undefined,
  refer: Refer,
): string | undefined {
  const { logicalId, type, property } = resource;
  const [, service = '', kind = ''] = type.split('::');
  const parts = {
    account: () => refer('AWS::AccountId'),
    arn: () => fill(FORMS.get(`${type}.Arn`) ?? `${REGIONAL}${kind.toLowerCase()}/{name}`),
    // It may be set to an ARN.
    function: () => property('FunctionName').replace(/^.*:function:/, ''),
    name: () => {
      const isFifo = property(`Fifo${kind}`) === 'true';
      return property(NAME_PROPERTIES.get(type) ?? `${kind}Name`) || `${logicalId}${isFifo ? '.fifo' : ''}`;
    },
    partition: () => refer('AWS::Partition'),
    path: () => property('Path') || '/',
    ref: () => refer(logicalId),
    region: () => refer('AWS::Region'),
    scheme: () => (property('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https'),
    service: () => service.toLowerCase(),
    suffix: () => refer('AWS::URLSuffix'),
    value: () => property('Value'),
  };
  function fill(form: string): string {
    return form.replace(/\{(\w+)\}/g, (_, part: keyof typeof parts) => parts[part]());
  }

  const form = FORMS.get(attribute === undefined ? type : `${type}.${attribute}`);
  if (form !== undefined) {
    return fill(form);
  }
  switch (attribute) {
    case undefined:
    case 'Name':
    case `${kind}Name`:
      return parts.name();
    case 'Arn':
    case `${kind}Arn`:
      return parts.arn();
    case 'Id':
    case `${kind}Id`:
    case `${kind}Url`:
      return parts.ref();
    default:
      return attribute.endsWith('Arn') ? `${parts.arn()}/${attribute}` : undefined;
  }
}
