using System;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

public class GatewayTests
{
    [Fact]
    public async Task AnswersAPingAndClosesAnIdleConnection()
    {
        var start = new ProcessStartInfo("npx", "cdk-websocket-gateway cdk.out --port 0 --json")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var gateway = Process.Start(start)!;
        try
        {
            var ready = JsonNode.Parse((await gateway.StandardOutput.ReadLineAsync())!)!;
            using var client = new ClientWebSocket();
            await client.ConnectAsync(new Uri((string)ready["apis"]![0]!["url"]!), limit.Token);

            var ping = Encoding.UTF8.GetBytes("""{"action":"ping"}""");
            await client.SendAsync(ping, WebSocketMessageType.Text, true, limit.Token);
            var buffer = new byte[4096];
            var frame = await client.ReceiveAsync(buffer, limit.Token);
            Assert.Equal("""{"pong":true}""", Encoding.UTF8.GetString(buffer, 0, frame.Count));

            // The connection ends only for a client that reads.
            var closing = client.ReceiveAsync(buffer, limit.Token);
            var control = ready["control"]!;
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)control["token"]!);
            var response = await http.PostAsync($"{control["url"]}clock", new StringContent("""{"advanceMs":600000}"""));
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);

            var closed = await closing;
            Assert.Equal(WebSocketMessageType.Close, closed.MessageType);
            Assert.Equal(1001, (int)client.CloseStatus!);
        }
        finally
        {
            gateway.StandardInput.Close();
            await gateway.WaitForExitAsync(limit.Token);
        }
        Assert.Equal(0, gateway.ExitCode);
    }
}
