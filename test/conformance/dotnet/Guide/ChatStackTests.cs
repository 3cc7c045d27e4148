using Amazon.CDK;
using CdkWebSocket.Integrations.Testing;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Conformance.Guide;

public class ChatStackTests
{
    private readonly ChatStack stack = new(new App(), "Chat");
    private readonly ClientMessage message = new() { Body = """{"action":"sendMessage","text":"it's"}""" };

    [Fact]
    public void SendsTheTextToTheBackend()
    {
        var request = RouteTester.FromStack(stack, "sendMessage").RenderRequest(message);
        Assert.True(request.Method == "POST", request.Explain());
        Assert.True(request.Body == """{"text": "it's"}""", request.Explain());
    }

    [Fact]
    public void SendsNoReplyToAMessage()
    {
        var response = new BackendResponse { StatusCode = 200, Message = message };
        var reply = RouteTester.FromStack(stack, "sendMessage").RenderReply(response);
        Assert.False(reply.Sent, reply.Explain());
    }

    [Fact]
    public void RepliesToAPing()
    {
        var reply = RouteTester.FromStack(stack, "ping").RenderReply();
        Assert.True(reply.Body == """{"pong": true}""", reply.Explain());
    }
}
