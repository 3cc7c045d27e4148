import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketDynamoDbIntegration,
  WebSocketFirehoseIntegration,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
  WebSocketS3Integration,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
  WebSocketStepFunctionsIntegration,
} from '../../../lib';
import { message, ServiceRoute } from './service';

const { literal } = WebSocketMappingValue;

describe('the role', () => {
  const encrypted: [string, string[], (stack: Stack, encryptionKey: Key) => WebSocketRouteIntegration][] = [
    [
      'a queue',
      ['kms:GenerateDataKey', 'kms:Decrypt'],
      (stack, encryptionMasterKey) =>
        WebSocketSqsIntegration.sendMessage(
          'Send',
          new Queue(stack, 'Backend', { encryption: QueueEncryption.KMS, encryptionMasterKey }),
        ),
    ],
    [
      'a topic',
      ['kms:GenerateDataKey', 'kms:Decrypt'],
      (stack, masterKey) => WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { masterKey })),
    ],
    [
      'a stream',
      ['kms:GenerateDataKey'],
      (stack, encryptionKey) =>
        WebSocketKinesisIntegration.putRecord('Send', new Stream(stack, 'Backend', { encryptionKey }), {
          partitionKey: literal('x'),
        }),
    ],
    [
      'a bucket',
      ['kms:Decrypt'],
      (stack, encryptionKey) =>
        WebSocketS3Integration.getObject(
          'Send',
          new Bucket(stack, 'Backend', { encryption: BucketEncryption.KMS, encryptionKey }),
          {
            key: literal('x'),
          },
        ),
    ],
    [
      'a table',
      ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      (stack, encryptionKey) =>
        WebSocketDynamoDbIntegration.putItem(
          'Send',
          new Table(stack, 'Backend', {
            partitionKey: { name: 'id', type: AttributeType.STRING },
            encryption: TableEncryption.CUSTOMER_MANAGED,
            encryptionKey,
          }),
          { item: { id: 'x' } },
        ),
    ],
  ];

  test.each(encrypted)('may use the key of %s', (_, actions, make) => {
    const route = new ServiceRoute((stack) => make(stack, new Key(stack, 'Key')));

    expect(route.statements).toContainEqual({
      Action: actions.length === 1 ? actions[0] : actions,
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [route.idOf('Key'), 'Arn'] },
    });
    expect(route.statements).toHaveLength(2);
  });

  test('can be shared, and gets every permission', () => {
    const route = new ServiceRoute((stack) => {
      const credentialsRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
      return WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), { credentialsRole });
    });
    const credentialsRole = route.stack.node.findChild('Role') as Role;
    const topic = new Topic(route.stack, 'Topic');
    route.api.addRoute('publish', {
      integration: WebSocketSnsIntegration.publish('Publish', topic, { credentialsRole }),
    });

    expect(route.propertiesOf('AWS::IAM::Role')).toHaveLength(1);
    expect(route.statements).toEqual([
      { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
      { Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref: route.idOf('Topic') } },
    ]);
    Annotations.fromStack(route.stack).hasNoWarning('*', Match.anyValue());
  });

  test('that is imported and takes no change is a warning with the statement to add', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway', { mutable: false }),
      }),
    );

    Annotations.fromStack(route.stack).hasWarning(
      '/Stack/Api/send-Route',
      Match.stringLikeRegexp(
        '^role "Stack/Role.*" is imported and takes no permission at "Stack/Api/send-Route"; add ' +
          '\\{"Action":"sqs:SendMessage","Effect":"Allow","Resource":\\{"Fn::GetAtt":\\["BackendEC8447F5","Arn"\\]\\}\\} to its policy ' +
          '\\[ack: cdk-websocket-integrations:permission-not-added\\]$',
      ),
    );
  });

  test('that is imported and takes a change gets the permission', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway'),
      }),
    );

    expect(route.statements).toHaveLength(1);
    Annotations.fromStack(route.stack).hasNoWarning('*', Match.anyValue());
  });

  test('for a queue of another account is a warning of what that account has to allow', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage(
        'Send',
        Queue.fromQueueArn(stack, 'Backend', 'arn:aws:sqs:us-east-1:444455556666:orders'),
      ),
    );

    Annotations.fromStack(route.stack).hasWarning(
      '/Stack/Api/send-Route',
      '"Stack/Backend" belongs to account 444455556666, which has to allow the call as well, at "Stack/Api/send-Route"; let its ' +
        'policy allow sqs:SendMessage to the role of the integration [ack: cdk-websocket-integrations:resource-of-another-account]',
    );
    expect(route.tester.renderRequest(message).uri).toBe('https://sqs.us-east-1.amazonaws.com/444455556666/orders');
  });
});

test('a key that a role cannot be allowed to use is in the warning too', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { encryption: QueueEncryption.KMS }), {
      credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway', { mutable: false }),
    }),
  );

  Annotations.fromStack(route.stack).hasWarning(
    '*',
    Match.stringLikeRegexp('"sqs:SendMessage".* and \\{"Action":\\["kms:GenerateDataKey","kms:Decrypt"\\]'),
  );
});

test('to start an execution in another account is left to AWS when the role belongs to that account', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketStepFunctionsIntegration.startExecution(
      'Send',
      StateMachine.fromStateMachineArn(stack, 'Backend', 'arn:aws:states:eu-west-1:444455556666:stateMachine:chat'),
      { credentialsRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/call') },
    ),
  );

  expect(() => route.template).not.toThrow();
});

test('to put a record on a delivery stream of another account is a warning whose remedy works', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketFirehoseIntegration.putRecord(
      'Send',
      DeliveryStream.fromDeliveryStreamAttributes(stack, 'Backend', {
        deliveryStreamArn: 'arn:aws:firehose:eu-west-1:444455556666:deliverystream/chat',
      }),
    ),
  );

  Annotations.fromStack(route.stack).hasWarning(
    '/Stack/Api/send-Route',
    '"Stack/Backend" belongs to account 444455556666, and has no policy that could allow firehose:PutRecord, at ' +
      '"Stack/Api/send-Route"; send the message to an event bus or a queue of that account, and forward it there ' +
      '[ack: cdk-websocket-integrations:resource-of-another-account]',
  );
});
