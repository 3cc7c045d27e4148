package chat

import (
	"reflect"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

var message = &websockettest.ClientMessage{Body: jsii.String(`{"action":"sendMessage","text":"it's"}`)}

func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestSendsTheTextToTheBackend(t *testing.T) {
	request := newTester("sendMessage").RenderRequest(message)
	body := map[string]any{"text": "it's"}
	if *request.Method() != "POST" || !reflect.DeepEqual(request.BodyAsJson(), body) {
		t.Error(*request.Explain())
	}
}

func TestSendsNoReplyToAMessage(t *testing.T) {
	response := &websockettest.BackendResponse{StatusCode: jsii.Number(200), Message: message}
	reply := newTester("sendMessage").RenderReply(response)
	if *reply.Sent() {
		t.Error(*reply.Explain())
	}
}

func TestRepliesToAPing(t *testing.T) {
	reply := newTester("ping").RenderReply(nil)
	if !reflect.DeepEqual(reply.BodyAsJson(), map[string]any{"pong": true}) {
		t.Error(*reply.Explain())
	}
}

func newTester(routeKey string) websockettest.RouteTester {
	stack := NewChatStack(awscdk.NewApp(nil), "Chat")
	return websockettest.RouteTester_FromStack(stack, &routeKey, nil)
}
