import sys
from collections.abc import Callable
from pathlib import Path

from aws_cdk import App, BootstraplessSynthesizer, Stack
from jsii.errors import JavaScriptError

from cases.aws_route import AwsRouteStack
from cases.aws_service import AwsServiceStack
from cases.connect_routes import ConnectRoutesStack
from cases.cross_stack_role import CrossStackRoleStack, RoleStack
from cases.custom_backend import CustomBackendStack
from cases.event_and_execution_routes import EventAndExecutionRoutesStack
from cases.every_enum_member import EveryEnumMemberStack
from cases.every_integration_type import EveryIntegrationTypeStack
from cases.every_prop import EveryPropStack
from cases.fails_check_tree import FailsCheckTreeStack
from cases.fails_description_too_long import FailsDescriptionTooLongStack
from cases.fails_duplicate_response_key import FailsDuplicateResponseKeyStack
from cases.fails_fifo_needs_group_id import FailsFifoNeedsGroupIdStack
from cases.fails_integration_on_two_apis import FailsIntegrationOnTwoApisStack
from cases.fails_mapping_template_invalid import FailsMappingTemplateInvalidStack
from cases.fails_mapping_value_out_of_place import FailsMappingValueOutOfPlaceStack
from cases.fails_missing_uri import FailsMissingUriStack
from cases.fails_printed_value import FailsPrintedValueStack
from cases.fails_several_mistakes import FailsSeveralMistakesStack
from cases.fails_template import FailsTemplateStack
from cases.fails_timeout_too_long import FailsTimeoutTooLongStack
from cases.fails_timeout_too_short import FailsTimeoutTooShortStack
from cases.http_routes import HttpRoutesStack
from cases.imported_api import ImportedApiStack
from cases.imported_integration import ImportedIntegrationStack
from cases.imported_response import ImportedResponseStack
from cases.integration_responses import IntegrationResponsesStack
from cases.lambda_routes import LambdaRoutesStack
from cases.mapping_templates import MappingTemplatesStack
from cases.minimal import MinimalStack
from cases.mock_reply import MockReplyStack
from cases.mock_route import MockRouteStack
from cases.nested_construct import NestedConstructStack
from cases.object_routes import ObjectRoutesStack
from cases.one_integration_two_routes import OneIntegrationTwoRoutesStack
from cases.optional_fields import OptionalFieldsStack
from cases.queue_and_topic_routes import QueueAndTopicRoutesStack
from cases.render_check_tree import RenderCheckTreeStack
from cases.render_connect import RenderConnectStack
from cases.render_mapping import RenderMappingStack
from cases.render_reply import RenderReplyStack
from cases.render_request import RenderRequestStack
from cases.render_responses import RenderResponsesStack
from cases.service_call_route import ServiceCallRouteStack
from cases.stream_routes import StreamRoutesStack
from cases.table_routes import TableRoutesStack
from cases.table_writes import TableWritesStack
from cases.template_sources import TemplateSourcesStack
from cases.timeout_bounds import TimeoutBoundsStack
from cases.tokens import TokensStack
from cases.vpc_link import VpcLinkStack
from cases.warnings import WarningsStack

CASES: dict[str, Callable[[App], Stack]] = {
    "aws-route": lambda app: AwsRouteStack(app, "AwsRoute"),
    "aws-service": lambda app: AwsServiceStack(app, "AwsService"),
    "connect-routes": lambda app: ConnectRoutesStack(app, "ConnectRoutes"),
    "cross-stack-role": lambda app: CrossStackRoleStack(app, "CrossStackRole", role=RoleStack(app, "Role").role),
    "custom-backend": lambda app: CustomBackendStack(app, "CustomBackend"),
    "event-and-execution-routes": lambda app: EventAndExecutionRoutesStack(app, "EventAndExecutionRoutes"),
    "every-enum-member": lambda app: EveryEnumMemberStack(app, "EveryEnumMember"),
    "every-integration-type": lambda app: EveryIntegrationTypeStack(app, "EveryIntegrationType"),
    "every-prop": lambda app: EveryPropStack(app, "EveryProp"),
    "fails-check-tree": lambda app: FailsCheckTreeStack(app, "FailsCheckTree"),
    "fails-description-too-long": lambda app: FailsDescriptionTooLongStack(app, "FailsDescriptionTooLong"),
    "fails-duplicate-response-key": lambda app: FailsDuplicateResponseKeyStack(app, "FailsDuplicateResponseKey"),
    "fails-fifo-needs-group-id": lambda app: FailsFifoNeedsGroupIdStack(app, "FailsFifoNeedsGroupId"),
    "fails-integration-on-two-apis": lambda app: FailsIntegrationOnTwoApisStack(app, "FailsIntegrationOnTwoApis"),
    "fails-mapping-template-invalid": lambda app: FailsMappingTemplateInvalidStack(app, "FailsMappingTemplateInvalid"),
    "fails-mapping-value-out-of-place": lambda app: FailsMappingValueOutOfPlaceStack(
        app, "FailsMappingValueOutOfPlace"
    ),
    "fails-missing-uri": lambda app: FailsMissingUriStack(app, "FailsMissingUri"),
    "fails-printed-value": lambda app: FailsPrintedValueStack(app, "FailsPrintedValue"),
    "fails-several-mistakes": lambda app: FailsSeveralMistakesStack(app, "FailsSeveralMistakes"),
    "fails-template": lambda app: FailsTemplateStack(app, "FailsTemplate"),
    "fails-timeout-too-long": lambda app: FailsTimeoutTooLongStack(app, "FailsTimeoutTooLong"),
    "fails-timeout-too-short": lambda app: FailsTimeoutTooShortStack(app, "FailsTimeoutTooShort"),
    "http-routes": lambda app: HttpRoutesStack(app, "HttpRoutes"),
    "imported-api": lambda app: ImportedApiStack(app, "ImportedApi"),
    "imported-integration": lambda app: ImportedIntegrationStack(app, "ImportedIntegration"),
    "imported-response": lambda app: ImportedResponseStack(app, "ImportedResponse"),
    "integration-responses": lambda app: IntegrationResponsesStack(app, "IntegrationResponses"),
    "lambda-routes": lambda app: LambdaRoutesStack(app, "LambdaRoutes"),
    "mapping-templates": lambda app: MappingTemplatesStack(app, "MappingTemplates"),
    "minimal": lambda app: MinimalStack(app, "Minimal"),
    "mock-reply": lambda app: MockReplyStack(app, "MockReply"),
    "mock-route": lambda app: MockRouteStack(app, "MockRoute"),
    "nested-construct": lambda app: NestedConstructStack(app, "NestedConstruct"),
    "object-routes": lambda app: ObjectRoutesStack(app, "ObjectRoutes"),
    "one-integration-two-routes": lambda app: OneIntegrationTwoRoutesStack(app, "OneIntegrationTwoRoutes"),
    "optional-fields": lambda app: OptionalFieldsStack(app, "OptionalFields"),
    "queue-and-topic-routes": lambda app: QueueAndTopicRoutesStack(app, "QueueAndTopicRoutes"),
    "render-check-tree": lambda app: RenderCheckTreeStack(app, "RenderCheckTree"),
    "render-connect": lambda app: RenderConnectStack(app, "RenderConnect"),
    "render-mapping": lambda app: RenderMappingStack(app, "RenderMapping"),
    "render-reply": lambda app: RenderReplyStack(app, "RenderReply"),
    "render-request": lambda app: RenderRequestStack(app, "RenderRequest"),
    "render-responses": lambda app: RenderResponsesStack(app, "RenderResponses"),
    "service-call-route": lambda app: ServiceCallRouteStack(app, "ServiceCallRoute"),
    "stream-routes": lambda app: StreamRoutesStack(app, "StreamRoutes"),
    "table-routes": lambda app: TableRoutesStack(app, "TableRoutes"),
    "table-writes": lambda app: TableWritesStack(app, "TableWrites"),
    "template-sources": lambda app: TemplateSourcesStack(app, "TemplateSources"),
    "timeout-bounds": lambda app: TimeoutBoundsStack(app, "TimeoutBounds"),
    "tokens": lambda app: TokensStack(app, "Tokens"),
    "vpc-link": lambda app: VpcLinkStack(app, "VpcLink"),
    "warnings": lambda app: WarningsStack(app, "Warnings"),
}


def synthesize(name: str, outdir: Path) -> None:
    app = App(outdir=str(outdir / name), default_stack_synthesizer=BootstraplessSynthesizer())
    try:
        CASES[name](app)
        app.synth()
    except RuntimeError as error:
        # jsii raises what the library throws as a plain RuntimeError; only the cause tells it from one of Python's.
        if not isinstance(error.__cause__, JavaScriptError):
            raise
        (outdir / f"{name}.error.txt").write_text(str(error), encoding="utf-8")


def main() -> None:
    outdir = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    outdir.mkdir(parents=True, exist_ok=True)
    for name in CASES:
        synthesize(name, outdir)


if __name__ == "__main__":
    main()
