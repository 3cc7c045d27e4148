package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"conformance/cases"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

type testCase struct {
	name      string
	addStacks func(app awscdk.App)
}

var testCases = []testCase{
	{"aws-route", func(app awscdk.App) { cases.NewAwsRouteStack(app, "AwsRoute") }},
	{"aws-service", func(app awscdk.App) { cases.NewAwsServiceStack(app, "AwsService") }},
	{"connect-routes", func(app awscdk.App) { cases.NewConnectRoutesStack(app, "ConnectRoutes") }},
	{"cross-stack-role", func(app awscdk.App) {
		cases.NewCrossStackRoleStack(app, "CrossStackRole", cases.NewRoleStack(app, "Role").Role)
	}},
	{"custom-backend", func(app awscdk.App) { cases.NewCustomBackendStack(app, "CustomBackend") }},
	{"event-and-execution-routes", func(app awscdk.App) {
		cases.NewEventAndExecutionRoutesStack(app, "EventAndExecutionRoutes")
	}},
	{"every-enum-member", func(app awscdk.App) { cases.NewEveryEnumMemberStack(app, "EveryEnumMember") }},
	{"every-integration-type", func(app awscdk.App) {
		cases.NewEveryIntegrationTypeStack(app, "EveryIntegrationType")
	}},
	{"every-prop", func(app awscdk.App) { cases.NewEveryPropStack(app, "EveryProp") }},
	{"fails-check-tree", func(app awscdk.App) { cases.NewFailsCheckTreeStack(app, "FailsCheckTree") }},
	{"fails-description-too-long", func(app awscdk.App) {
		cases.NewFailsDescriptionTooLongStack(app, "FailsDescriptionTooLong")
	}},
	{"fails-duplicate-response-key", func(app awscdk.App) {
		cases.NewFailsDuplicateResponseKeyStack(app, "FailsDuplicateResponseKey")
	}},
	{"fails-fifo-needs-group-id", func(app awscdk.App) {
		cases.NewFailsFifoNeedsGroupIdStack(app, "FailsFifoNeedsGroupId")
	}},
	{"fails-integration-on-two-apis", func(app awscdk.App) {
		cases.NewFailsIntegrationOnTwoApisStack(app, "FailsIntegrationOnTwoApis")
	}},
	{"fails-mapping-template-invalid", func(app awscdk.App) {
		cases.NewFailsMappingTemplateInvalidStack(app, "FailsMappingTemplateInvalid")
	}},
	{"fails-mapping-value-out-of-place", func(app awscdk.App) {
		cases.NewFailsMappingValueOutOfPlaceStack(app, "FailsMappingValueOutOfPlace")
	}},
	{"fails-missing-uri", func(app awscdk.App) { cases.NewFailsMissingUriStack(app, "FailsMissingUri") }},
	{"fails-printed-value", func(app awscdk.App) { cases.NewFailsPrintedValueStack(app, "FailsPrintedValue") }},
	{"fails-several-mistakes", func(app awscdk.App) {
		cases.NewFailsSeveralMistakesStack(app, "FailsSeveralMistakes")
	}},
	{"fails-template", func(app awscdk.App) { cases.NewFailsTemplateStack(app, "FailsTemplate") }},
	{"fails-timeout-too-long", func(app awscdk.App) { cases.NewFailsTimeoutTooLongStack(app, "FailsTimeoutTooLong") }},
	{"fails-timeout-too-short", func(app awscdk.App) {
		cases.NewFailsTimeoutTooShortStack(app, "FailsTimeoutTooShort")
	}},
	{"http-routes", func(app awscdk.App) { cases.NewHttpRoutesStack(app, "HttpRoutes") }},
	{"imported-api", func(app awscdk.App) { cases.NewImportedApiStack(app, "ImportedApi") }},
	{"imported-integration", func(app awscdk.App) { cases.NewImportedIntegrationStack(app, "ImportedIntegration") }},
	{"imported-response", func(app awscdk.App) { cases.NewImportedResponseStack(app, "ImportedResponse") }},
	{"integration-responses", func(app awscdk.App) {
		cases.NewIntegrationResponsesStack(app, "IntegrationResponses")
	}},
	{"lambda-routes", func(app awscdk.App) { cases.NewLambdaRoutesStack(app, "LambdaRoutes") }},
	{"mapping-templates", func(app awscdk.App) { cases.NewMappingTemplatesStack(app, "MappingTemplates") }},
	{"minimal", func(app awscdk.App) { cases.NewMinimalStack(app, "Minimal") }},
	{"mock-reply", func(app awscdk.App) { cases.NewMockReplyStack(app, "MockReply") }},
	{"mock-route", func(app awscdk.App) { cases.NewMockRouteStack(app, "MockRoute") }},
	{"nested-construct", func(app awscdk.App) { cases.NewNestedConstructStack(app, "NestedConstruct") }},
	{"object-routes", func(app awscdk.App) { cases.NewObjectRoutesStack(app, "ObjectRoutes") }},
	{"one-integration-two-routes", func(app awscdk.App) {
		cases.NewOneIntegrationTwoRoutesStack(app, "OneIntegrationTwoRoutes")
	}},
	{"optional-fields", func(app awscdk.App) { cases.NewOptionalFieldsStack(app, "OptionalFields") }},
	{"queue-and-topic-routes", func(app awscdk.App) { cases.NewQueueAndTopicRoutesStack(app, "QueueAndTopicRoutes") }},
	{"render-check-tree", func(app awscdk.App) { cases.NewRenderCheckTreeStack(app, "RenderCheckTree") }},
	{"render-connect", func(app awscdk.App) { cases.NewRenderConnectStack(app, "RenderConnect") }},
	{"render-mapping", func(app awscdk.App) { cases.NewRenderMappingStack(app, "RenderMapping") }},
	{"render-reply", func(app awscdk.App) { cases.NewRenderReplyStack(app, "RenderReply") }},
	{"render-request", func(app awscdk.App) { cases.NewRenderRequestStack(app, "RenderRequest") }},
	{"render-responses", func(app awscdk.App) { cases.NewRenderResponsesStack(app, "RenderResponses") }},
	{"service-call-route", func(app awscdk.App) { cases.NewServiceCallRouteStack(app, "ServiceCallRoute") }},
	{"stream-routes", func(app awscdk.App) { cases.NewStreamRoutesStack(app, "StreamRoutes") }},
	{"table-routes", func(app awscdk.App) { cases.NewTableRoutesStack(app, "TableRoutes") }},
	{"table-writes", func(app awscdk.App) { cases.NewTableWritesStack(app, "TableWrites") }},
	{"template-sources", func(app awscdk.App) { cases.NewTemplateSourcesStack(app, "TemplateSources") }},
	{"timeout-bounds", func(app awscdk.App) { cases.NewTimeoutBoundsStack(app, "TimeoutBounds") }},
	{"tokens", func(app awscdk.App) { cases.NewTokensStack(app, "Tokens") }},
	{"vpc-link", func(app awscdk.App) { cases.NewVpcLinkStack(app, "VpcLink") }},
	{"warnings", func(app awscdk.App) { cases.NewWarningsStack(app, "Warnings") }},
}

func main() {
	defer jsii.Close()

	outdir := "out"
	if len(os.Args) > 1 {
		outdir = os.Args[1]
	}
	if err := os.MkdirAll(outdir, 0o755); err != nil {
		panic(err)
	}

	for _, testCase := range testCases {
		app := awscdk.NewApp(&awscdk.AppProps{
			Outdir:                  jsii.String(filepath.Join(outdir, testCase.name)),
			DefaultStackSynthesizer: awscdk.NewBootstraplessSynthesizer(nil),
		})
		if err := synthesize(app, testCase.addStacks); err != nil {
			file := filepath.Join(outdir, testCase.name+".error.txt")
			if err := os.WriteFile(file, []byte(err.Error()), 0o644); err != nil {
				panic(err)
			}
		}
	}
}

func synthesize(app awscdk.App, addStacks func(app awscdk.App)) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = javaScriptError(recovered)
		}
	}()
	addStacks(app)
	app.Synth(nil)
	return nil
}

// jsii panics with a plain error whose text is the JavaScript message. It has no type of its own: what can be told
// apart are the panics of Go itself, the ones of jsii that are not errors, and the faults of its kernel.
func javaScriptError(recovered any) error {
	err, isError := recovered.(error)
	_, isRuntimeError := recovered.(runtime.Error)
	if !isError || isRuntimeError || strings.HasPrefix(err.Error(), "JsiiError: ") {
		panic(recovered)
	}
	return err
}
