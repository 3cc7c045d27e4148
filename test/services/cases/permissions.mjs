// The role that is synthesized, judged by moto's IAM: of each request before it is sent, by request_check.py, and as it
// arrives, where moto knows the resource of a request for SQS only.
import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketAwsServiceIntegration,
  WebSocketMappingTemplate,
  WebSocketSqsIntegration,
} from 'cdk-websocket-integrations';
import { assertFailureFrame, deployRoute } from '../deployed-route.mjs';
import { hostileMessage } from '../messages.mjs';

const routeTo = (aws) =>
  deployRoute(aws, (stack) => {
    const queue = new Queue(stack, 'Queue');
    new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
    return WebSocketSqsIntegration.sendMessage('Send', queue);
  });

/** The keys that API Gateway gets for the role of a route. */
async function keysOf(aws, { role }) {
  const { Credentials } = await aws.call('sts', 'assume_role', { RoleArn: role, RoleSessionName: 'gateway' });
  return {
    aws_access_key_id: Credentials.AccessKeyId,
    aws_secret_access_key: Credentials.SecretAccessKey,
    aws_session_token: Credentials.SessionToken,
  };
}

/** A route to a table, whose role is right or is not. */
const routeToTable = (aws, optionsOf = () => ({})) =>
  deployRoute(aws, (stack) =>
    WebSocketAwsServiceIntegration.call('Send', 'dynamodb', 'DeleteItem', {
      iamResources: ['arn:aws:dynamodb:us-east-1:123456789012:table/rooms'],
      requestTemplate: WebSocketMappingTemplate.json({ TableName: 'rooms', Key: { id: { S: '1' } } }),
      ...optionsOf(stack),
    }),
  );

const roleFor = (service) => (stack) => ({
  credentialsRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal(service) }),
});

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

  'permissions: a request that its role does not allow is not sent': async (aws) => {
    await (await routeToTable(aws)).render(hostileMessage);
    await (await routeToTable(aws, roleFor('apigateway.amazonaws.com'))).render(hostileMessage);
    for (const [optionsOf, refusal] of [
      [() => ({ iamAction: 'dynamodb:GetItem' }), /does not allow dynamodb:DeleteItem on .*table\/rooms$/],
      [() => ({ iamResources: ['arn:aws:dynamodb:us-east-1:123456789012:table/room'] }), /does not allow .*rooms$/],
      [roleFor('lambda.amazonaws.com'), /is not trusted by apigateway/],
    ]) {
      const route = await routeToTable(aws, optionsOf);
      await assert.rejects(route.send(hostileMessage), refusal);
    }
  },
};
