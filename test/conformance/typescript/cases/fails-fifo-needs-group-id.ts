import { type App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketSqsIntegration } from 'cdk-websocket-integrations';

export class FailsFifoNeedsGroupIdStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    WebSocketSqsIntegration.sendMessage('SendMessage', new Queue(this, 'Queue', { fifo: true }));
  }
}
