package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketSqsIntegration;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;

public class FailsFifoNeedsGroupIdStack extends Stack {
  public FailsFifoNeedsGroupIdStack(final App scope, final String id) {
    super(scope, id);

    WebSocketSqsIntegration.sendMessage("SendMessage", Queue.Builder.create(this, "Queue").fifo(true).build());
  }
}
