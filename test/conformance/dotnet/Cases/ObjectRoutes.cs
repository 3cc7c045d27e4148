using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class ObjectRoutesStack : Stack
{
    public ObjectRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var bucket = new Bucket(this, "Bucket");
        var key = WebSocketMappingValue.Format("rooms/room-{}.txt", WebSocketMappingValue.RequestBody("$.room"));

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("saveRoom", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketS3Integration.PutObject("SaveRoom", bucket, new WebSocketS3PutObjectOptions
            {
                Key = key,
                Body = WebSocketMappingValue.RequestBody("$.text"),
                ContentType = WebSocketMappingValue.Literal("text/plain"),
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("loadRoom", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketS3Integration.GetObject("LoadRoom", bucket, new WebSocketS3GetObjectOptions
            {
                Key = key,
            }),
            ReturnResponse = true,
        });
    }
}
