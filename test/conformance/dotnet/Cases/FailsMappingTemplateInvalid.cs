using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;

namespace Conformance.Cases;

/// <summary>
/// A mapping value in the name of a member, with which a message could choose the structure of the body.
/// </summary>
public class FailsMappingTemplateInvalidStack : Stack
{
    public FailsMappingTemplateInvalidStack(Construct scope, string id) : base(scope, id)
    {
        var room = WebSocketMappingValue.RequestBody("$.room");
        WebSocketMappingTemplate.Json(new Dictionary<string, object>
        {
            ["rooms"] = new object[]
            {
                new Dictionary<string, object> { [$"room-{room}"] = true },
            },
        });
    }
}
