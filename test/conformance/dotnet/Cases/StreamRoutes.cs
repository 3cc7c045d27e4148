using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KinesisFirehose;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class StreamRoutesStack : Stack
{
    public StreamRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var stream = new Stream(this, "Stream", new StreamProps { StreamMode = StreamMode.ON_DEMAND });
        var archive = DeliveryStream.FromDeliveryStreamArn(this, "Archive", FormatArn(new ArnComponents
        {
            Service = "firehose",
            Resource = "deliverystream",
            ResourceName = "archive",
        }));
        var data = WebSocketMappingValue.JsonText(new Dictionary<string, object>
        {
            ["text"] = WebSocketMappingValue.RequestBody("$.text"),
            ["sender"] = WebSocketMappingValue.ContextVariable("connectionId"),
        });

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("track", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketKinesisIntegration.PutRecord("Track", stream, new WebSocketKinesisPutRecordOptions
            {
                PartitionKey = WebSocketMappingValue.Format("room-{}", WebSocketMappingValue.RequestBody("$.room")),
                Data = data,
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("archive", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketFirehoseIntegration.PutRecord("ArchiveMessage", archive,
                new WebSocketFirehosePutRecordOptions
                {
                    Data = data,
                    AppendNewline = true,
                }),
            ReturnResponse = true,
        });
    }
}
