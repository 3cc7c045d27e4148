using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;

namespace Conformance.Cases;

/// <summary>A value of the answer in a request, for which the backend has not answered yet.</summary>
public class FailsMappingValueOutOfPlaceStack : Stack
{
    public FailsMappingValueOutOfPlaceStack(Construct scope, string id) : base(scope, id)
    {
        new WebSocketHttpIntegration("SendMessage", new WebSocketHttpIntegrationProps
        {
            Url = "https://chat.example.com/messages",
            RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
            {
                ["rooms"] = new object[]
                {
                    new Dictionary<string, object> { ["id"] = WebSocketMappingValue.ResponseBody("$.id") },
                },
            }),
        });
    }
}
