using System;
using System.Collections.Generic;
using System.IO;
using Amazon.CDK;
using Conformance.Cases;

var cases = new Dictionary<string, Action<App>>
{
    ["aws-route"] = app => new AwsRouteStack(app, "AwsRoute"),
    ["aws-service"] = app => new AwsServiceStack(app, "AwsService"),
    ["connect-routes"] = app => new ConnectRoutesStack(app, "ConnectRoutes"),
    ["cross-stack-role"] = app => new CrossStackRoleStack(app, "CrossStackRole", new RoleStack(app, "Role").Role),
    ["custom-backend"] = app => new CustomBackendStack(app, "CustomBackend"),
    ["event-and-execution-routes"] = app => new EventAndExecutionRoutesStack(app, "EventAndExecutionRoutes"),
    ["every-enum-member"] = app => new EveryEnumMemberStack(app, "EveryEnumMember"),
    ["every-integration-type"] = app => new EveryIntegrationTypeStack(app, "EveryIntegrationType"),
    ["every-prop"] = app => new EveryPropStack(app, "EveryProp"),
    ["fails-check-tree"] = app => new FailsCheckTreeStack(app, "FailsCheckTree"),
    ["fails-description-too-long"] = app => new FailsDescriptionTooLongStack(app, "FailsDescriptionTooLong"),
    ["fails-duplicate-response-key"] = app => new FailsDuplicateResponseKeyStack(app, "FailsDuplicateResponseKey"),
    ["fails-fifo-needs-group-id"] = app => new FailsFifoNeedsGroupIdStack(app, "FailsFifoNeedsGroupId"),
    ["fails-integration-on-two-apis"] = app => new FailsIntegrationOnTwoApisStack(app, "FailsIntegrationOnTwoApis"),
    ["fails-mapping-template-invalid"] = app =>
        new FailsMappingTemplateInvalidStack(app, "FailsMappingTemplateInvalid"),
    ["fails-mapping-value-out-of-place"] = app =>
        new FailsMappingValueOutOfPlaceStack(app, "FailsMappingValueOutOfPlace"),
    ["fails-missing-uri"] = app => new FailsMissingUriStack(app, "FailsMissingUri"),
    ["fails-printed-value"] = app => new FailsPrintedValueStack(app, "FailsPrintedValue"),
    ["fails-several-mistakes"] = app => new FailsSeveralMistakesStack(app, "FailsSeveralMistakes"),
    ["fails-template"] = app => new FailsTemplateStack(app, "FailsTemplate"),
    ["fails-timeout-too-long"] = app => new FailsTimeoutTooLongStack(app, "FailsTimeoutTooLong"),
    ["fails-timeout-too-short"] = app => new FailsTimeoutTooShortStack(app, "FailsTimeoutTooShort"),
    ["http-routes"] = app => new HttpRoutesStack(app, "HttpRoutes"),
    ["imported-api"] = app => new ImportedApiStack(app, "ImportedApi"),
    ["imported-integration"] = app => new ImportedIntegrationStack(app, "ImportedIntegration"),
    ["imported-response"] = app => new ImportedResponseStack(app, "ImportedResponse"),
    ["integration-responses"] = app => new IntegrationResponsesStack(app, "IntegrationResponses"),
    ["lambda-routes"] = app => new LambdaRoutesStack(app, "LambdaRoutes"),
    ["mapping-templates"] = app => new MappingTemplatesStack(app, "MappingTemplates"),
    ["minimal"] = app => new MinimalStack(app, "Minimal"),
    ["mock-reply"] = app => new MockReplyStack(app, "MockReply"),
    ["mock-route"] = app => new MockRouteStack(app, "MockRoute"),
    ["nested-construct"] = app => new NestedConstructStack(app, "NestedConstruct"),
    ["object-routes"] = app => new ObjectRoutesStack(app, "ObjectRoutes"),
    ["one-integration-two-routes"] = app => new OneIntegrationTwoRoutesStack(app, "OneIntegrationTwoRoutes"),
    ["optional-fields"] = app => new OptionalFieldsStack(app, "OptionalFields"),
    ["queue-and-topic-routes"] = app => new QueueAndTopicRoutesStack(app, "QueueAndTopicRoutes"),
    ["render-check-tree"] = app => new RenderCheckTreeStack(app, "RenderCheckTree"),
    ["render-connect"] = app => new RenderConnectStack(app, "RenderConnect"),
    ["render-mapping"] = app => new RenderMappingStack(app, "RenderMapping"),
    ["render-reply"] = app => new RenderReplyStack(app, "RenderReply"),
    ["render-request"] = app => new RenderRequestStack(app, "RenderRequest"),
    ["render-responses"] = app => new RenderResponsesStack(app, "RenderResponses"),
    ["service-call-route"] = app => new ServiceCallRouteStack(app, "ServiceCallRoute"),
    ["stream-routes"] = app => new StreamRoutesStack(app, "StreamRoutes"),
    ["table-routes"] = app => new TableRoutesStack(app, "TableRoutes"),
    ["table-writes"] = app => new TableWritesStack(app, "TableWrites"),
    ["template-sources"] = app => new TemplateSourcesStack(app, "TemplateSources"),
    ["timeout-bounds"] = app => new TimeoutBoundsStack(app, "TimeoutBounds"),
    ["tokens"] = app => new TokensStack(app, "Tokens"),
    ["vpc-link"] = app => new VpcLinkStack(app, "VpcLink"),
    ["warnings"] = app => new WarningsStack(app, "Warnings"),
};

// The examples of the package are written beside this program only when they are run.
if (args.Length == 2 && args[0] == "--examples")
{
    var run = Type.GetType("Conformance.Examples.AllExamples")!.GetMethod("Run")!;
    run.Invoke(null, new object[] { args[1] });
    return;
}

var outdir = args.Length > 0 ? args[0] : "out";
Directory.CreateDirectory(outdir);

foreach (var (name, addStacks) in cases)
{
    var app = new App(new AppProps
    {
        Outdir = Path.Combine(outdir, name),
        DefaultStackSynthesizer = new BootstraplessSynthesizer(),
    });
    try
    {
        addStacks(app);
        app.Synth();
    }
    // jsii turns a JavaScript error into a plain Exception; JsiiException is for the faults of its own kernel.
    catch (Exception error) when (error.GetType() == typeof(Exception))
    {
        File.WriteAllText(Path.Combine(outdir, $"{name}.error.txt"), error.Message);
    }
}
