package cases

import (
	"strconv"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

// What a test sets of a client and of the deployment, as outputs.
func NewRenderConnectStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	context := func(name string) websocketintegrations.WebSocketMappingValue {
		return websocketintegrations.WebSocketMappingValue_ContextVariable(&name)
	}
	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), &awsapigatewayv2.WebSocketApiProps{
		ConnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Connect"),
				&websocketintegrations.WebSocketHttpIntegrationProps{
					Url: jsii.String("https://example.com/connections"),
					RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
						"headers":     websocketintegrations.WebSocketMappingValue_RequestHeaders(),
						"parameters":  websocketintegrations.WebSocketMappingValue_RequestQueryStrings(),
						"connectedAt": context("connectedAt"),
						"requestTime": context("requestTime"),
						"sourceIp":    context("identity.sourceIp"),
						"userAgent":   context("identity.userAgent"),
						"accountId":   context("identity.accountId"),
						"flavor":      websocketintegrations.WebSocketMappingValue_StageVariable(jsii.String("flavor")),
					}),
				}),
		},
	})
	awsapigatewayv2.NewWebSocketStage(tested, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: webSocketApi,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("$default"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Record"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url:             jsii.String("https://example.com/records"),
				ContentHandling: websocketintegrations.ContentHandling_CONVERT_TO_BINARY,
			}),
	})
	webSocketApi.AddRoute(jsii.String("queue"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSqsIntegration_SendMessage(
			jsii.String("Queue"), awssqs.NewQueue(tested, jsii.String("Messages"), nil),
			&websocketintegrations.WebSocketSqsSendMessageOptions{
				MessageAttributes: &map[string]websocketintegrations.WebSocketMappingValue{"messageId": context("messageId")},
			}),
	})

	connect := websockettest.RouteTester_FromStack(tested, jsii.String("$connect"),
		&websockettest.RouteTesterOptions{Api: jsii.String("Tested/Api")}).
		RenderRequest(&websockettest.ClientMessage{
			Headers: &map[string]*string{
				"Authorization": jsii.String("Bearer 1"),
				"Cookie":        jsii.String("replaced"),
			},
			MultiValueHeaders:     &map[string]*[]*string{"Cookie": jsii.Strings("a=1", "b=2")},
			QueryStringParameters: &map[string]*string{"room": jsii.String("replaced"), "user": jsii.String("ann")},
			MultiValueQueryStringParameters: &map[string]*[]*string{
				"room": jsii.Strings("lobby", `it's "1"`),
			},
			ConnectedAt:      jsii.Time(time.UnixMilli(1_700_000_000_000).UTC()),
			RequestTime:      jsii.Time(time.UnixMilli(1_700_000_000_250).UTC()),
			SourceIp:         jsii.String("198.51.100.4"),
			UserAgent:        jsii.String("chat/2"),
			ContextVariables: &map[string]*string{"identity.accountId": jsii.String("111122223333")},
			StageVariables:   &map[string]*string{"flavor": jsii.String("mint")},
		})
	record := websockettest.RouteTester_FromStack(tested, jsii.String("$default"), nil).
		RenderRequest(&websockettest.ClientMessage{Body: jsii.String("aGVsbG8=")})
	queue := websockettest.RouteTester_FromStack(tested, jsii.String("queue"), &websockettest.RouteTesterOptions{
		Values: &map[string]*string{"AWS::Region": jsii.String("eu-central-1")},
	}).RenderRequest(&websockettest.ClientMessage{MessageId: jsii.String("message-1")})

	output := func(id string, value *string) {
		awscdk.NewCfnOutput(stack, &id, &awscdk.CfnOutputProps{Value: value})
	}
	output("Connect", connect.Body())
	output("ConnectIsBinary", jsii.String(strconv.FormatBool(*connect.IsBase64Encoded())))
	output("Record", record.Body())
	output("RecordIsBinary", jsii.String(strconv.FormatBool(*record.IsBase64Encoded())))
	output("QueueUri", queue.Uri())
	output("QueueBody", queue.Body())

	return stack
}
