using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class TemplateSourcesStack : Stack
{
    public TemplateSourcesStack(Construct scope, string id) : base(scope, id)
    {
        var text = WebSocketMappingValue.RequestBody("$.text");
        var templates = new Dictionary<string, WebSocketMappingTemplate>
        {
            ["FromFile"] = WebSocketMappingTemplate.FromFile("templates/message.vtl"),
            ["FromString"] = WebSocketMappingTemplate.FromString("""{"text": $input.json('$.text')}"""),
            ["FromTokens"] = WebSocketMappingTemplate.Json(new Dictionary<string, object>
            {
                ["text"] = $"text: {text}",
                ["same"] = text.ToJSON(),
            }),
        };

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        foreach (var (name, requestTemplate) in templates)
        {
            webSocketApi.AddRoute(name, new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = new WebSocketHttpIntegration(name, new WebSocketHttpIntegrationProps
                {
                    Url = "https://example.com/messages",
                    RequestTemplate = requestTemplate,
                }),
            });
        }
    }
}
