// The role that is synthesized, judged by moto's IAM. It knows the resource of a request for SQS only.
import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketSqsIntegration } from 'cdk-websocket-integrations';
import { assertFailureFrame, deployRoute } from '../deployed-route.mjs';
import { hostileMessage } from '../messages.mjs';

const routeTo = (aws) =>
  deployRoute(aws, (stack) => {
    const queue = new Queue(stack, 'Queue');
    new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
    return WebSocketSqsIntegration.sendMessage('Send', queue);
  });

/** The keys that API Gateway gets for the role of a route. */
async function keysOf(aws, { values }) {
  const [, RoleArn] = Object.entries(values).find(([reference]) => /^Api.*Role.*\.Arn$/.test(reference));
  const { Credentials } = await aws.call('sts', 'assume_role', { RoleArn, RoleSessionName: 'gateway' });
  return {
    aws_access_key_id: Credentials.AccessKeyId,
    aws_secret_access_key: Credentials.SecretAccessKey,
    aws_session_token: Credentials.SessionToken,
  };
}

export default {
  'permissions: the role may send to its queue, and to no other': async (aws) => {
    const [own, other] = [await routeTo(aws), await routeTo(aws)];
    const keys = await keysOf(aws, own);
    const { QueueUrl } = own.outputs;
    const [allowed, denied, receiving] = await aws.enforcingIam(async () => [
      await own.send(hostileMessage, keys),
      await other.send(hostileMessage, keys),
      await aws.call('sqs', 'receive_message', { QueueUrl }, keys).catch((error) => error.code),
    ]);

    assert.equal(allowed.answer.statusCode, 200, allowed.answer.body);
    assert.equal(denied.answer.statusCode, 403, denied.answer.body);
    assert.match(denied.answer.body, /arn:aws:sts::123456789012:assumed-role/);
    assertFailureFrame(denied.reply, hostileMessage);
    assert.match(receiving, /^(403|AccessDenied)$/);
    const { Messages } = await aws.call('sqs', 'receive_message', { QueueUrl });
    assert.deepEqual(
      Messages.map(({ Body }) => Body),
      [hostileMessage.body],
    );
  },
};
