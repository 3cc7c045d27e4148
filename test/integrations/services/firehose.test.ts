import type { Stack } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { WebSocketFirehoseIntegration } from '../../../lib';
import { describeService, message, ServiceRoute, uri } from './service';

function deliveryStream(stack: Stack) {
  return DeliveryStream.fromDeliveryStreamAttributes(stack, 'Backend', {
    deliveryStreamArn: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/messages',
    role: Role.fromRoleName(stack, 'Delivery', 'delivery'),
  });
}

describeService('firehose PutRecord', {
  make: (stack) => WebSocketFirehoseIntegration.putRecord('Send', deliveryStream(stack)),
  uri: uri('firehose:action/PutRecord'),
  statement: {
    Action: 'firehose:PutRecord',
    Resource: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/messages',
  },
  answer: { RecordId: 'r-1' },
  reply: { recordId: 'r-1' },
});

test.each([
  [undefined, message.body],
  [true, `${message.body}\n`],
])('a record of Firehose with appendNewline %s', (appendNewline, expected) => {
  const request = new ServiceRoute((stack) =>
    WebSocketFirehoseIntegration.putRecord('Send', deliveryStream(stack), { appendNewline }),
  ).tester.renderRequest(message);

  expect(Buffer.from(JSON.parse(request.body ?? '').Record.Data, 'base64').toString('utf8')).toBe(expected);
});
