using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class EveryIntegrationTypeStack : Stack
{
    public EveryIntegrationTypeStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        const string functionUri =
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" +
            "arn:aws:lambda:eu-west-1:111122223333:function:chat/invocations";

        new WebSocketIntegration(this, "Aws", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.AWS,
            IntegrationUri = "arn:aws:apigateway:eu-west-1:sns:action/Publish",
            IntegrationMethod = "POST",
        });
        new WebSocketIntegration(this, "AwsProxy", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.AWS_PROXY,
            IntegrationUri = functionUri,
        });
        new WebSocketIntegration(this, "Http", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://chat.example.com/messages",
            IntegrationMethod = "PUT",
        });
        new WebSocketIntegration(this, "HttpProxy", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = "http://chat.example.com/messages",
            IntegrationMethod = "ANY",
        });
        new WebSocketIntegration(this, "Mock", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.MOCK,
            IntegrationUri = "",
            RequestTemplates = new Dictionary<string, string>
            {
                ["application/json"] = """{"statusCode": 200}""",
            },
        });
    }
}
