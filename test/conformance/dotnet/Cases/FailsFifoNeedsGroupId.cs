using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using CdkWebSocket.Integrations;
using Constructs;

namespace Conformance.Cases;

public class FailsFifoNeedsGroupIdStack : Stack
{
    public FailsFifoNeedsGroupIdStack(Construct scope, string id) : base(scope, id)
    {
        var queue = new Queue(this, "Queue", new QueueProps { Fifo = true });
        WebSocketSqsIntegration.SendMessage("SendMessage", queue);
    }
}
