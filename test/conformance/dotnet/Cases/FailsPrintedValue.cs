using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>An object that string formatting writes as the language prints objects.</summary>
public class FailsPrintedValueStack : Stack
{
    public FailsPrintedValueStack(Construct scope, string id) : base(scope, id)
    {
        var tags = WebSocketDynamoDbAttributeValue.FromStringSet(new object[] { "new" });
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("join", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Join", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/rooms",
                RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["tags"] = $"printed: {tags}",
                }),
            }),
        });
    }
}
