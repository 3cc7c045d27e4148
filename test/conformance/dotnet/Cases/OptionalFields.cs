using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class OptionalFieldsStack : Stack
{
    public OptionalFieldsStack(Construct scope, string id) : base(scope, id)
    {
        var sender = WebSocketMappingValue.ContextVariable("connectionId");
        var messageAttributes = new Dictionary<string, WebSocketMappingValue>
        {
            ["sender"] = sender,
            ["room"] = WebSocketMappingValue.RequestBody("$.room").OrOmit(),
        };
        var numberMessageAttributes = new Dictionary<string, WebSocketMappingValue>
        {
            ["priority"] = WebSocketMappingValue.RequestBody("$.priority"),
        };

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("queue", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSqsIntegration.SendMessage("Queue", new Queue(this, "Messages"),
                new WebSocketSqsSendMessageOptions
                {
                    MessageAttributes = messageAttributes,
                    NumberMessageAttributes = numberMessageAttributes,
                }),
        });
        webSocketApi.AddRoute("publish", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSnsIntegration.Publish("Publish", new Topic(this, "Topic"),
                new WebSocketSnsPublishOptions
                {
                    MessageAttributes = messageAttributes,
                    NumberMessageAttributes = numberMessageAttributes,
                    Subject = WebSocketMappingValue.RequestBody("$.subject").OrOmit(),
                }),
        });
        webSocketApi.AddRoute("record", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketKinesisIntegration.PutRecord("Record", new Stream(this, "Stream"),
                new WebSocketKinesisPutRecordOptions
                {
                    PartitionKey = sender,
                    ExplicitHashKey = WebSocketMappingValue.Literal("170141183460469231731687303715884105728"),
                }),
        });
        webSocketApi.AddRoute("upload", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketS3Integration.PutObject("Upload", new Bucket(this, "Bucket"),
                new WebSocketS3PutObjectOptions
                {
                    Key = WebSocketMappingValue.Format(
                        "uploads/file-{}", WebSocketMappingValue.ContextVariable("requestId")),
                    Metadata = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["sender"] = sender,
                        ["source"] = WebSocketMappingValue.Literal("chat"),
                    },
                }),
        });
    }
}
