using System.Text.Json.Nodes;
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
        Assert.True(JsonEquals("""{"text":"it's"}""", request.Body), request.Explain());
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
        Assert.True(JsonEquals("""{"pong":true}""", reply.Body), reply.Explain());
    }

    private static bool JsonEquals(string expected, string? actual)
    {
        return actual != null && JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual));
    }
}
