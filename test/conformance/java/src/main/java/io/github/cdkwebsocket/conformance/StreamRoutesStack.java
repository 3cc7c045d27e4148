package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketFirehoseIntegration;
import io.github.cdkwebsocket.integrations.WebSocketFirehosePutRecordOptions;
import io.github.cdkwebsocket.integrations.WebSocketKinesisIntegration;
import io.github.cdkwebsocket.integrations.WebSocketKinesisPutRecordOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;

public class StreamRoutesStack extends Stack {
  public StreamRoutesStack(final App scope, final String id) {
    super(scope, id);

    Stream stream = Stream.Builder.create(this, "Stream").streamMode(StreamMode.ON_DEMAND).build();
    IDeliveryStream archive = DeliveryStream.fromDeliveryStreamArn(this, "Archive", formatArn(ArnComponents.builder()
        .service("firehose")
        .resource("deliverystream")
        .resourceName("archive")
        .build()));
    WebSocketMappingValue data = WebSocketMappingValue.jsonText(Map.of(
        "text", WebSocketMappingValue.requestBody("$.text"),
        "sender", WebSocketMappingValue.contextVariable("connectionId")));

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("track", WebSocketRouteOptions.builder()
        .integration(WebSocketKinesisIntegration.putRecord("Track", stream,
            WebSocketKinesisPutRecordOptions.builder()
                .partitionKey(WebSocketMappingValue.format("room-{}", WebSocketMappingValue.requestBody("$.room")))
                .data(data)
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("archive", WebSocketRouteOptions.builder()
        .integration(WebSocketFirehoseIntegration.putRecord("ArchiveMessage", archive,
            WebSocketFirehosePutRecordOptions.builder()
                .data(data)
                .appendNewline(true)
                .build()))
        .returnResponse(true)
        .build());
  }
}
