// Where the names of TypeScript modules are in the other languages.

const CDK = {
  'aws-cdk-lib': ['aws_cdk', 'software.amazon.awscdk', 'Amazon.CDK', 'awscdk/v2'],
  apigateway: ['apigateway', 'APIGateway'],
  apigatewayv2: ['apigatewayv2', 'Apigatewayv2'],
  dynamodb: ['dynamodb', 'DynamoDB'],
  events: ['events', 'Events'],
  iam: ['iam', 'IAM'],
  kinesis: ['kinesis', 'Kinesis'],
  kinesisfirehose: ['kinesisfirehose', 'KinesisFirehose'],
  lambda: ['lambda', 'Lambda'],
  s3: ['s3', 'S3'],
  sns: ['sns', 'SNS'],
  sqs: ['sqs', 'SQS'],
  stepfunctions: ['stepfunctions', 'StepFunctions'],
};

/** The module that a declaration file belongs to, as `place` takes it. */
export function moduleOf(file) {
  const service = /aws-cdk-lib\/(?:aws-([\w-]+)|(assertions))\//.exec(file);
  if (service) {
    return service[1] ?? service[2];
  }
  if (/aws-cdk-lib\/core\//.test(file)) {
    return 'aws-cdk-lib';
  }
  if (/\/build\/testing\//.test(file)) {
    return 'testing';
  }
  return /\/build\//.test(file) ? 'ours' : undefined;
}

/**
 * A module in each language.
 *
 * @param targets the targets of package.json and of lib/testing/.jsiirc.json
 */
export function place(name, { ours, testing }) {
  if (name === 'ours' || name === 'testing') {
    const { python, java, dotnet, go } = name === 'ours' ? ours : testing;
    const path = `${ours.go.moduleName}/${ours.go.packageName}`;
    return {
      python: python.module,
      java: java.package,
      csharp: dotnet.namespace,
      go: name === 'ours' ? path : `${path}/${go.packageName}`,
      goName: go.packageName,
    };
  }
  if (name === 'aws-cdk-lib') {
    const [python, java, csharp, go] = CDK[name];
    return { python, java, csharp, go: `github.com/aws/aws-cdk-go/${go}`, goName: 'awscdk' };
  }
  if (name === 'assertions') {
    return {
      python: 'aws_cdk.assertions',
      java: 'software.amazon.awscdk.assertions',
      csharp: 'Amazon.CDK.Assertions',
      go: 'github.com/aws/aws-cdk-go/awscdk/v2/assertions',
      goName: 'assertions',
    };
  }
  const [lower, pascal] = CDK[name] ?? [];
  if (lower === undefined || pascal === undefined) {
    throw new Error(`examples use ${name} of aws-cdk-lib; add where it is to scripts/examples/modules.mjs`);
  }
  return {
    python: `aws_cdk.aws_${lower}`,
    java: `software.amazon.awscdk.services.${lower}`,
    csharp: `Amazon.CDK.AWS.${pascal}`,
    go: `github.com/aws/aws-cdk-go/awscdk/v2/aws${lower}`,
    goName: `aws${lower}`,
  };
}
