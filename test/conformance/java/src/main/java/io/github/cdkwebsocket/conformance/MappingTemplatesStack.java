package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.sns.Topic;

public class MappingTemplatesStack extends Stack {
  public MappingTemplatesStack(final App scope, final String id) {
    super(scope, id);

    Topic topic = new Topic(this, "Topic");
    WebSocketMappingValue text = WebSocketMappingValue.requestBody("$.text");
    WebSocketMappingValue room = WebSocketMappingValue.requestBody("$.room");
    WebSocketMappingValue connectionId = WebSocketMappingValue.contextVariable("connectionId");
    WebSocketMappingValue tenant = WebSocketMappingValue.stageVariable("tenant");

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("SendMessage")
            .url("https://chat.example.com/messages")
            .headers(Map.of("X-Room", room, "X-Tenant", tenant))
            .requestTemplate(WebSocketMappingTemplate.json(Map.ofEntries(
                Map.entry("message", WebSocketMappingValue.requestBody()),
                Map.entry("sender", Map.of(
                    "connectionId", connectionId,
                    "since", WebSocketMappingValue.contextVariable("connectedAt"),
                    "tenants", List.of(Map.of("name", tenant), "everyone"))),
                Map.entry("room", WebSocketMappingValue.format("{}/room-{}", tenant, room)),
                Map.entry("record", WebSocketMappingValue.base64(text)),
                Map.entry("detail", WebSocketMappingValue.jsonText(Map.of(
                    "text", text,
                    "tags", List.of("chat", Map.of("room", room))))),
                Map.entry("topics", List.of(Map.of("arn", topic.getTopicArn()), topic.getTopicName() + "/all")),
                Map.entry("urgent", false),
                Map.entry("priority", 5),
                Map.entry("share", 0.25),
                // List.of takes no null.
                Map.entry("history", Arrays.asList(null, true, 1, text)),
                Map.entry("nothing", WebSocketMappingValue.NULL),
                Map.entry("it's \"$5\" #1", "it's \"$5\" #1 \\ \n 🎉"))))
            .responses(List.of(
                WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.SUCCESS)
                    .template(WebSocketMappingTemplate.json(Map.of(
                        "id", WebSocketMappingValue.responseBody("$.id"),
                        "answer", Map.of("to", connectionId, "all", WebSocketMappingValue.responseBody()))))
                    .build(),
                WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.DEFAULT)
                    .template(WebSocketMappingTemplate.text(
                        WebSocketMappingValue.responseBody("$.reason").orElse("no reason given")))
                    .build()))
            .build())
        .returnResponse(true)
        .build());
    api.addRoute("joinRoom", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("JoinRoom")
            .url("https://chat.example.com/members")
            .requestTemplate(WebSocketMappingTemplate.json(Map.of(
                "name", WebSocketMappingValue.requestBody("$.name").orElse("it's \"$5\" #1"),
                "seats", WebSocketMappingValue.requestBody("$.seats").orElse(1),
                "muted", WebSocketMappingValue.requestBody("$.muted").orElse(false),
                "profile", WebSocketMappingValue.requestBody("$.profile").orElse(Map.of(
                    "level", 1.5,
                    "rooms", Arrays.asList(room, null))),
                "contact", WebSocketMappingValue.requestBody("$.email")
                    .orElse(WebSocketMappingValue.requestBody("$.phone")))))
            .build())
        .build());
    api.addRoute("postForm", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("PostForm")
            .url("https://chat.example.com/forms")
            .headers(Map.of("Content-Type", WebSocketMappingValue.literal("application/x-www-form-urlencoded")))
            .requestTemplate(WebSocketMappingTemplate.formUrlEncoded(Map.of(
                "room & tenant", WebSocketMappingValue.format("{} & {}", room, tenant),
                "action", WebSocketMappingValue.literal("a=b & c"),
                "text", text,
                "topic", WebSocketMappingValue.literal(topic.getTopicArn()))))
            .build())
        .build());
    api.addRoute("forward", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Forward")
            .url("https://chat.example.com/raw")
            .requestTemplate(WebSocketMappingTemplate.text(WebSocketMappingValue.requestBody()))
            .build())
        .build());
  }
}
