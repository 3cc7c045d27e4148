package io.github.cdkwebsocket.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.App;
import software.amazon.awscdk.BootstraplessSynthesizer;

public final class Main {
  private static final Map<String, Consumer<App>> CASES = new LinkedHashMap<>();

  static {
    CASES.put("aws-route", app -> new AwsRouteStack(app, "AwsRoute"));
    CASES.put("aws-service", app -> new AwsServiceStack(app, "AwsService"));
    CASES.put("connect-routes", app -> new ConnectRoutesStack(app, "ConnectRoutes"));
    CASES.put("cross-stack-role", app ->
        new CrossStackRoleStack(app, "CrossStackRole", new RoleStack(app, "Role").getRole()));
    CASES.put("custom-backend", app -> new CustomBackendStack(app, "CustomBackend"));
    CASES.put("event-and-execution-routes", app ->
        new EventAndExecutionRoutesStack(app, "EventAndExecutionRoutes"));
    CASES.put("every-enum-member", app -> new EveryEnumMemberStack(app, "EveryEnumMember"));
    CASES.put("every-integration-type", app -> new EveryIntegrationTypeStack(app, "EveryIntegrationType"));
    CASES.put("every-prop", app -> new EveryPropStack(app, "EveryProp"));
    CASES.put("fails-check-tree", app -> new FailsCheckTreeStack(app, "FailsCheckTree"));
    CASES.put("fails-description-too-long", app ->
        new FailsDescriptionTooLongStack(app, "FailsDescriptionTooLong"));
    CASES.put("fails-duplicate-response-key", app ->
        new FailsDuplicateResponseKeyStack(app, "FailsDuplicateResponseKey"));
    CASES.put("fails-fifo-needs-group-id", app -> new FailsFifoNeedsGroupIdStack(app, "FailsFifoNeedsGroupId"));
    CASES.put("fails-integration-on-two-apis", app ->
        new FailsIntegrationOnTwoApisStack(app, "FailsIntegrationOnTwoApis"));
    CASES.put("fails-mapping-template-invalid", app ->
        new FailsMappingTemplateInvalidStack(app, "FailsMappingTemplateInvalid"));
    CASES.put("fails-mapping-value-out-of-place", app ->
        new FailsMappingValueOutOfPlaceStack(app, "FailsMappingValueOutOfPlace"));
    CASES.put("fails-missing-uri", app -> new FailsMissingUriStack(app, "FailsMissingUri"));
    CASES.put("fails-printed-value", app -> new FailsPrintedValueStack(app, "FailsPrintedValue"));
    CASES.put("fails-several-mistakes", app -> new FailsSeveralMistakesStack(app, "FailsSeveralMistakes"));
    CASES.put("fails-template", app -> new FailsTemplateStack(app, "FailsTemplate"));
    CASES.put("fails-timeout-too-long", app -> new FailsTimeoutTooLongStack(app, "FailsTimeoutTooLong"));
    CASES.put("fails-timeout-too-short", app -> new FailsTimeoutTooShortStack(app, "FailsTimeoutTooShort"));
    CASES.put("http-routes", app -> new HttpRoutesStack(app, "HttpRoutes"));
    CASES.put("imported-api", app -> new ImportedApiStack(app, "ImportedApi"));
    CASES.put("imported-integration", app -> new ImportedIntegrationStack(app, "ImportedIntegration"));
    CASES.put("imported-response", app -> new ImportedResponseStack(app, "ImportedResponse"));
    CASES.put("integration-responses", app -> new IntegrationResponsesStack(app, "IntegrationResponses"));
    CASES.put("lambda-routes", app -> new LambdaRoutesStack(app, "LambdaRoutes"));
    CASES.put("mapping-templates", app -> new MappingTemplatesStack(app, "MappingTemplates"));
    CASES.put("minimal", app -> new MinimalStack(app, "Minimal"));
    CASES.put("mock-reply", app -> new MockReplyStack(app, "MockReply"));
    CASES.put("mock-route", app -> new MockRouteStack(app, "MockRoute"));
    CASES.put("nested-construct", app -> new NestedConstructStack(app, "NestedConstruct"));
    CASES.put("object-routes", app -> new ObjectRoutesStack(app, "ObjectRoutes"));
    CASES.put("one-integration-two-routes", app ->
        new OneIntegrationTwoRoutesStack(app, "OneIntegrationTwoRoutes"));
    CASES.put("optional-fields", app -> new OptionalFieldsStack(app, "OptionalFields"));
    CASES.put("queue-and-topic-routes", app -> new QueueAndTopicRoutesStack(app, "QueueAndTopicRoutes"));
    CASES.put("render-check-tree", app -> new RenderCheckTreeStack(app, "RenderCheckTree"));
    CASES.put("render-connect", app -> new RenderConnectStack(app, "RenderConnect"));
    CASES.put("render-mapping", app -> new RenderMappingStack(app, "RenderMapping"));
    CASES.put("render-reply", app -> new RenderReplyStack(app, "RenderReply"));
    CASES.put("render-request", app -> new RenderRequestStack(app, "RenderRequest"));
    CASES.put("render-responses", app -> new RenderResponsesStack(app, "RenderResponses"));
    CASES.put("service-call-route", app -> new ServiceCallRouteStack(app, "ServiceCallRoute"));
    CASES.put("stream-routes", app -> new StreamRoutesStack(app, "StreamRoutes"));
    CASES.put("table-routes", app -> new TableRoutesStack(app, "TableRoutes"));
    CASES.put("table-writes", app -> new TableWritesStack(app, "TableWrites"));
    CASES.put("template-sources", app -> new TemplateSourcesStack(app, "TemplateSources"));
    CASES.put("timeout-bounds", app -> new TimeoutBoundsStack(app, "TimeoutBounds"));
    CASES.put("tokens", app -> new TokensStack(app, "Tokens"));
    CASES.put("vpc-link", app -> new VpcLinkStack(app, "VpcLink"));
    CASES.put("warnings", app -> new WarningsStack(app, "Warnings"));
  }

  // jsii appends the stack to the message of a JavaScript error, and a stack begins with "<class>: <message>". What a
  // constructor throws is a JsiiException with the class of the error there. What a method throws is a plain
  // RuntimeException with jsii's own class there.
  private static final Pattern JAVASCRIPT_ERROR = Pattern.compile(
      "(?<message>.*)\\n(?:\\w+|@jsii/kernel\\.RuntimeError): \\k<message>\\n {4}at .*", Pattern.DOTALL);

  private Main() {
  }

  public static void main(final String[] args) throws IOException {
    Path outdir = Path.of(args.length > 0 ? args[0] : "out");
    Files.createDirectories(outdir);

    for (Map.Entry<String, Consumer<App>> entry : CASES.entrySet()) {
      String name = entry.getKey();
      App app = App.Builder.create()
          .outdir(outdir.resolve(name).toString())
          .defaultStackSynthesizer(new BootstraplessSynthesizer())
          .build();
      try {
        entry.getValue().accept(app);
        app.synth();
      } catch (RuntimeException error) {
        Files.writeString(outdir.resolve(name + ".error.txt"), javaScriptMessage(error));
      }
    }
  }

  private static String javaScriptMessage(final RuntimeException error) {
    Matcher matcher = JAVASCRIPT_ERROR.matcher(error.getMessage());
    if (!matcher.matches()) {
      throw error;
    }
    return matcher.group("message");
  }
}
