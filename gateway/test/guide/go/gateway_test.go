package chat

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

type ready struct {
	Apis    []struct{ URL string }
	Control struct{ URL, Token string }
}

func startGateway(t *testing.T) (started ready) {
	command := exec.Command("npx", "cdk-websocket-gateway", "cdk.out", "--port", "0", "--json")
	input, _ := command.StdinPipe()
	output, _ := command.StdoutPipe()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		input.Close()
		if err := command.Wait(); err != nil {
			t.Error(err)
		}
	})
	line, err := bufio.NewReader(output).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(line, &started); err != nil {
		t.Fatal(err)
	}
	return started
}

func TestAnswersAPingAndClosesAnIdleConnection(t *testing.T) {
	gateway := startGateway(t)
	limit, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	client, _, err := websocket.Dial(limit, gateway.Apis[0].URL, nil)
	if err != nil {
		t.Fatal(err)
	}

	if err := client.Write(limit, websocket.MessageText, []byte(`{"action":"ping"}`)); err != nil {
		t.Fatal(err)
	}
	if _, frame, err := client.Read(limit); err != nil || string(frame) != `{"pong":true}` {
		t.Fatal(string(frame), err)
	}

	clock, _ := http.NewRequest("POST", gateway.Control.URL+"clock", strings.NewReader(`{"advanceMs":600000}`))
	clock.Header.Set("Authorization", "Bearer "+gateway.Control.Token)
	// The gateway answers when the connection is closed, which a client does by reading.
	go func() {
		if response, err := http.DefaultClient.Do(clock); err == nil {
			response.Body.Close()
		}
	}()
	if _, _, err := client.Read(limit); websocket.CloseStatus(err) != websocket.StatusGoingAway {
		t.Fatal(err)
	}
}
