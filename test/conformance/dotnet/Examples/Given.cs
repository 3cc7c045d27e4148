using System.IO;
using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using CdkWebSocket.Integrations;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;
using Assertions = Amazon.CDK.Assertions;
using KinesisStream = Amazon.CDK.AWS.Kinesis.Stream;

namespace Conformance.Examples;

/// <summary>What an example leaves to the reader.</summary>
internal class Given
{
    private readonly Stack stack = new(new App(), "Given");
    private readonly string file;
    private Apigatewayv2.WebSocketApi? api;

    internal Given(string output, string name)
    {
        file = Path.Combine(output, $"{name}.json");
    }

    internal Stack GetStack()
    {
        GetWebSocketApi().AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpProxyIntegration("SendMessage", new WebSocketHttpProxyIntegrationProps
            {
                Url = "https://example.com/messages",
            }),
            ReturnResponse = true,
        });
        return stack;
    }

    internal Apigatewayv2.WebSocketApi GetWebSocketApi()
    {
        return api ??= new Apigatewayv2.WebSocketApi(stack, "Api");
    }

    internal WebSocketIntegration GetWebSocketIntegration()
    {
        return new WebSocketIntegration(stack, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = GetWebSocketApi(),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://example.com/messages",
            IntegrationMethod = "POST",
        });
    }

    internal Table GetTable()
    {
        var table = new Table(stack, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "connectionId", Type = AttributeType.STRING },
        });
        table.AddGlobalSecondaryIndex(new GlobalSecondaryIndexProps
        {
            IndexName = "byUser",
            PartitionKey = new Attribute { Name = "user", Type = AttributeType.STRING },
        });
        return table;
    }

    internal ITable GetITable()
    {
        return Table.FromTableName(stack, "Table", "table");
    }

    internal IQueue GetIQueue()
    {
        return Queue.FromQueueArn(stack, "Queue", "arn:aws:sqs:us-east-1:111122223333:queue");
    }

    internal ITopic GetITopic()
    {
        return Topic.FromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:topic");
    }

    internal IEventBus GetIEventBus()
    {
        return EventBus.FromEventBusArn(stack, "Bus", "arn:aws:events:us-east-1:111122223333:event-bus/bus");
    }

    internal IStateMachine GetIStateMachine()
    {
        const string arn = "arn:aws:states:us-east-1:111122223333:stateMachine:machine";
        return StateMachine.FromStateMachineArn(stack, "Machine", arn);
    }

    internal IStream GetIStream()
    {
        return KinesisStream.FromStreamArn(stack, "Stream", "arn:aws:kinesis:us-east-1:111122223333:stream/stream");
    }

    internal IDeliveryStream GetIDeliveryStream()
    {
        const string arn = "arn:aws:firehose:us-east-1:111122223333:deliverystream/stream";
        return DeliveryStream.FromDeliveryStreamArn(stack, "Stream", arn);
    }

    internal IBucket GetIBucket()
    {
        return Bucket.FromBucketName(stack, "Bucket", "bucket");
    }

    internal IRole GetIRole()
    {
        return Role.FromRoleArn(stack, "Role", "arn:aws:iam::111122223333:role/role");
    }

    internal IFunction GetIFunction()
    {
        const string arn = "arn:aws:lambda:us-east-1:111122223333:function:handler";
        return Function.FromFunctionArn(stack, "Handler", arn);
    }

    /// <summary>Leaves the template of a stack, by the name of the example.</summary>
    internal void Write(Stack? ofExample)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var template = Assertions.Template.FromStack(ofExample ?? stack).ToJSON();
        File.WriteAllText(file, JsonSerializer.Serialize(template));
    }
}
