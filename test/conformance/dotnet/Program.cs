using System;
using System.Collections.Generic;
using System.IO;
using Amazon.CDK;
using Conformance.Cases;

var cases = new Dictionary<string, Action<App>>
{
    ["aws-route"] = app => new AwsRouteStack(app, "AwsRoute"),
    ["aws-service"] = app => new AwsServiceStack(app, "AwsService"),
    ["cross-stack-role"] = app => new CrossStackRoleStack(app, "CrossStackRole", new RoleStack(app, "Role").Role),
    ["custom-backend"] = app => new CustomBackendStack(app, "CustomBackend"),
    ["every-enum-member"] = app => new EveryEnumMemberStack(app, "EveryEnumMember"),
    ["every-integration-type"] = app => new EveryIntegrationTypeStack(app, "EveryIntegrationType"),
    ["every-prop"] = app => new EveryPropStack(app, "EveryProp"),
    ["fails-description-too-long"] = app => new FailsDescriptionTooLongStack(app, "FailsDescriptionTooLong"),
    ["fails-duplicate-response-key"] = app => new FailsDuplicateResponseKeyStack(app, "FailsDuplicateResponseKey"),
    ["fails-integration-on-two-apis"] = app => new FailsIntegrationOnTwoApisStack(app, "FailsIntegrationOnTwoApis"),
    ["fails-missing-uri"] = app => new FailsMissingUriStack(app, "FailsMissingUri"),
    ["fails-several-mistakes"] = app => new FailsSeveralMistakesStack(app, "FailsSeveralMistakes"),
    ["fails-template"] = app => new FailsTemplateStack(app, "FailsTemplate"),
    ["fails-timeout-too-long"] = app => new FailsTimeoutTooLongStack(app, "FailsTimeoutTooLong"),
    ["fails-timeout-too-short"] = app => new FailsTimeoutTooShortStack(app, "FailsTimeoutTooShort"),
    ["http-routes"] = app => new HttpRoutesStack(app, "HttpRoutes"),
    ["imported-api"] = app => new ImportedApiStack(app, "ImportedApi"),
    ["imported-integration"] = app => new ImportedIntegrationStack(app, "ImportedIntegration"),
    ["integration-responses"] = app => new IntegrationResponsesStack(app, "IntegrationResponses"),
    ["lambda-routes"] = app => new LambdaRoutesStack(app, "LambdaRoutes"),
    ["minimal"] = app => new MinimalStack(app, "Minimal"),
    ["mock-route"] = app => new MockRouteStack(app, "MockRoute"),
    ["nested-construct"] = app => new NestedConstructStack(app, "NestedConstruct"),
    ["one-integration-two-routes"] = app => new OneIntegrationTwoRoutesStack(app, "OneIntegrationTwoRoutes"),
    ["render-reply"] = app => new RenderReplyStack(app, "RenderReply"),
    ["render-request"] = app => new RenderRequestStack(app, "RenderRequest"),
    ["timeout-bounds"] = app => new TimeoutBoundsStack(app, "TimeoutBounds"),
    ["tokens"] = app => new TokensStack(app, "Tokens"),
    ["vpc-link"] = app => new VpcLinkStack(app, "VpcLink"),
};

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
