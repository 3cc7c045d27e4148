package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesisfirehose"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsstepfunctions"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// What an example leaves to the reader.
type given struct {
	stack awscdk.Stack
	api   awsapigatewayv2.WebSocketApi
	file  string
}

func newGiven(output, name string) *given {
	return &given{
		stack: awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Given"), nil),
		file:  filepath.Join(output, name+".json"),
	}
}

func (g *given) getStack() awscdk.Stack {
	g.getWebSocketApi().AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpProxyIntegration(jsii.String("SendMessage"),
			&websocketintegrations.WebSocketHttpProxyIntegrationProps{
				Url: jsii.String("https://example.com/messages"),
			}),
		ReturnResponse: jsii.Bool(true),
	})
	return g.stack
}

func (g *given) getWebSocketApi() awsapigatewayv2.WebSocketApi {
	if g.api == nil {
		g.api = awsapigatewayv2.NewWebSocketApi(g.stack, jsii.String("Api"), nil)
	}
	return g.api
}

func (g *given) getWebSocketIntegration() websocketintegrations.WebSocketIntegration {
	return websocketintegrations.NewWebSocketIntegration(g.stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      g.getWebSocketApi(),
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:    jsii.String("https://example.com/messages"),
			IntegrationMethod: jsii.String("POST"),
		})
}

func (g *given) getTable() awsdynamodb.Table {
	attribute := func(name string) *awsdynamodb.Attribute {
		return &awsdynamodb.Attribute{Name: &name, Type: awsdynamodb.AttributeType_STRING}
	}
	table := awsdynamodb.NewTable(g.stack, jsii.String("Table"), &awsdynamodb.TableProps{
		PartitionKey: attribute("connectionId"),
	})
	table.AddGlobalSecondaryIndex(&awsdynamodb.GlobalSecondaryIndexProps{
		IndexName:    jsii.String("byUser"),
		PartitionKey: attribute("user"),
	})
	return table
}

func (g *given) getITable() awsdynamodb.ITable {
	return awsdynamodb.Table_FromTableName(g.stack, jsii.String("Table"), jsii.String("table"))
}

func (g *given) getIQueue() awssqs.IQueue {
	return awssqs.Queue_FromQueueArn(g.stack, jsii.String("Queue"),
		jsii.String("arn:aws:sqs:us-east-1:111122223333:queue"))
}

func (g *given) getITopic() awssns.ITopic {
	return awssns.Topic_FromTopicArn(g.stack, jsii.String("Topic"),
		jsii.String("arn:aws:sns:us-east-1:111122223333:topic"))
}

func (g *given) getIEventBus() awsevents.IEventBus {
	return awsevents.EventBus_FromEventBusArn(g.stack, jsii.String("Bus"),
		jsii.String("arn:aws:events:us-east-1:111122223333:event-bus/bus"))
}

func (g *given) getIStateMachine() awsstepfunctions.IStateMachine {
	return awsstepfunctions.StateMachine_FromStateMachineArn(g.stack, jsii.String("Machine"),
		jsii.String("arn:aws:states:us-east-1:111122223333:stateMachine:machine"))
}

func (g *given) getIStream() awskinesis.IStream {
	return awskinesis.Stream_FromStreamArn(g.stack, jsii.String("Stream"),
		jsii.String("arn:aws:kinesis:us-east-1:111122223333:stream/stream"))
}

func (g *given) getIDeliveryStream() awskinesisfirehose.IDeliveryStream {
	return awskinesisfirehose.DeliveryStream_FromDeliveryStreamArn(g.stack, jsii.String("Stream"),
		jsii.String("arn:aws:firehose:us-east-1:111122223333:deliverystream/stream"))
}

func (g *given) getIBucket() awss3.IBucket {
	return awss3.Bucket_FromBucketName(g.stack, jsii.String("Bucket"), jsii.String("bucket"))
}

func (g *given) getIRole() awsiam.IRole {
	return awsiam.Role_FromRoleArn(g.stack, jsii.String("Role"),
		jsii.String("arn:aws:iam::111122223333:role/role"), nil)
}

func (g *given) getIFunction() awslambda.IFunction {
	return awslambda.Function_FromFunctionArn(g.stack, jsii.String("Handler"),
		jsii.String("arn:aws:lambda:us-east-1:111122223333:function:handler"))
}

// Leaves the template of a stack, by the name of the example.
func (g *given) write(ofExample awscdk.Stack) {
	stack := g.stack
	if ofExample != nil {
		stack = ofExample
	}
	template, err := json.Marshal(assertions.Template_FromStack(stack, nil).ToJSON())
	if err == nil {
		err = os.MkdirAll(filepath.Dir(g.file), 0o755)
	}
	if err == nil {
		err = os.WriteFile(g.file, template, 0o644)
	}
	if err != nil {
		panic(err)
	}
}
