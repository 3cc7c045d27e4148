package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// A mapping value in the name of a member, with which a message could choose the structure of the body.
func NewFailsMappingTemplateInvalidStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	room := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room"))
	websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
		"rooms": []any{map[string]bool{"room-" + *room.ToString(): true}},
	})

	return stack
}
