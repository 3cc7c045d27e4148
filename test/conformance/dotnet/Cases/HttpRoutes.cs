using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using APIGateway = Amazon.CDK.AWS.APIGateway;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class HttpRoutesStack : Stack
{
    public HttpRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Rooms", new WebSocketHttpIntegrationProps
            {
                Url = "https://rooms.example.com/room-{room}/messages",
                Method = Apigatewayv2.HttpMethod.PUT,
                Headers = new Dictionary<string, WebSocketMappingValue>
                {
                    ["X-Connection-Id"] = WebSocketMappingValue.ContextVariable("connectionId"),
                },
                QueryStrings = new Dictionary<string, WebSocketMappingValue>
                {
                    ["source"] = WebSocketMappingValue.Literal("websocket"),
                },
                PathParameters = new Dictionary<string, WebSocketMappingValue>
                {
                    ["room"] = WebSocketMappingValue.RequestBody("$.room"),
                },
                RequestTemplates = new Dictionary<string, string>
                {
                    ["$default"] = """{"text": $input.json('$.text')}""",
                },
                Timeout = Duration.Seconds(5),
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.SUCCESS,
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["$default"] = """{"sent": true}""",
                        },
                    },
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.DEFAULT,
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["$default"] = """{"sent": false}""",
                        },
                    },
                },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("listRooms", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpProxyIntegration("Directory", new WebSocketHttpProxyIntegrationProps
            {
                Url = "http://directory.internal.example.com/rooms",
                VpcLink = APIGateway.VpcLink.FromVpcLinkId(this, "VpcLink", "a1b2c3"),
                Description = "the private directory of rooms",
            }),
            ReturnResponse = true,
        });
    }
}
