/*
 * The prefix of a service in IAM actions. It is the name of the service's endpoint for most services; the page
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * lists the prefixes.
 */

/** Services whose prefix differs from the name of the endpoint. */
const DIFFERENT: { readonly [endpoint: string]: string } = {
  'bedrock-agent': 'bedrock',
  'bedrock-agent-runtime': 'bedrock',
  'bedrock-runtime': 'bedrock',
  'data-ats.iot': 'iot',
  'data.iot': 'iot',
  'data.jobs.iot': 'iotjobsdata',
  'data.mediastore': 'mediastore',
  email: 'ses',
  'entitlement.marketplace': 'aws-marketplace',
  forecastquery: 'forecast',
  'ingest.timestream': 'timestream',
  iotdata: 'iot',
  'metering.marketplace': 'aws-marketplace',
  'models-v2-lex': 'lex',
  'models.lex': 'lex',
  monitoring: 'cloudwatch',
  'mturk-requester': 'mechanicalturk',
  'personalize-events': 'personalize',
  'personalize-runtime': 'personalize',
  pinpoint: 'mobiletargeting',
  'query.timestream': 'timestream',
  'runtime-v2-lex': 'lex',
  'runtime.lex': 'lex',
  'runtime.sagemaker': 'sagemaker',
  'session.qldb': 'qldb',
  'streams.dynamodb': 'dynamodb',
  tagging: 'tag',
  transcribestreaming: 'transcribe',
};

/** Services whose prefix is the name of the endpoint, also where a subdomain precedes it. */
const SAME: ReadonlySet<string> = new Set(
  (
    'acm appconfig appsync athena autoscaling backup batch bedrock ce cloudformation cloudfront cloudtrail codebuild ' +
    'codecommit codedeploy codepipeline cognito-identity cognito-idp comprehend comprehendmedical config connect ' +
    'databrew dax dms dynamodb ec2 ecr ecs eks elasticache elasticfilesystem elasticloadbalancing elasticmapreduce es ' +
    'events execute-api firehose fis forecast frauddetector glacier glue guardduty iam inspector2 iot iotsitewise ' +
    'ivs kendra kinesis kinesisanalytics kms lambda lex location logs mediaconvert medialive mediapackage mobiletargeting ' +
    'mq organizations personalize pipes polly qbusiness qldb quicksight rds rds-data redshift redshift-data rekognition ' +
    'resource-groups route53 s3 sagemaker scheduler secretsmanager securityhub servicecatalog servicediscovery ses sms-voice ' +
    'sns sqs ssm ssm-contacts ssm-incidents states sts swf synthetics textract timestream transcribe transfer translate ' +
    'wafv2 wisdom workmail xray'
  ).split(' '),
);

/** The IAM prefix of a service, by the name of its endpoint; undefined for a service that is not listed. */
export function iamPrefixOf(endpoint: string): string | undefined {
  if (Object.hasOwn(DIFFERENT, endpoint)) {
    return DIFFERENT[endpoint];
  }
  const name = endpoint.slice(endpoint.lastIndexOf('.') + 1);
  return SAME.has(name) ? name : undefined;
}
