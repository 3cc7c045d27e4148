package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewTemplateSourcesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	text := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text"))
	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	add := func(name string, requestTemplate websocketintegrations.WebSocketMappingTemplate) {
		webSocketApi.AddRoute(&name, &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.NewWebSocketHttpIntegration(&name,
				&websocketintegrations.WebSocketHttpIntegrationProps{
					Url:             jsii.String("https://example.com/messages"),
					RequestTemplate: requestTemplate,
				}),
		})
	}
	add("FromFile", websocketintegrations.WebSocketMappingTemplate_FromFile(jsii.String("templates/message.vtl")))
	add("FromString", websocketintegrations.WebSocketMappingTemplate_FromString(
		jsii.String(`{"text": $input.json('$.text')}`)))
	add("FromTokens", websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
		"text": "text: " + *text.ToString(),
		"same": text.ToJSON(),
	}))

	return stack
}
