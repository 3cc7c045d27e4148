import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, BootstraplessSynthesizer } from 'aws-cdk-lib';
import { AwsRouteStack } from './cases/aws-route';
import { AwsServiceStack } from './cases/aws-service';
import { ConnectRoutesStack } from './cases/connect-routes';
import { CrossStackRoleStack, RoleStack } from './cases/cross-stack-role';
import { CustomBackendStack } from './cases/custom-backend';
import { EventAndExecutionRoutesStack } from './cases/event-and-execution-routes';
import { EveryEnumMemberStack } from './cases/every-enum-member';
import { EveryIntegrationTypeStack } from './cases/every-integration-type';
import { EveryPropStack } from './cases/every-prop';
import { FailsCheckTreeStack } from './cases/fails-check-tree';
import { FailsDescriptionTooLongStack } from './cases/fails-description-too-long';
import { FailsDuplicateResponseKeyStack } from './cases/fails-duplicate-response-key';
import { FailsFifoNeedsGroupIdStack } from './cases/fails-fifo-needs-group-id';
import { FailsIntegrationOnTwoApisStack } from './cases/fails-integration-on-two-apis';
import { FailsMappingTemplateInvalidStack } from './cases/fails-mapping-template-invalid';
import { FailsMappingValueOutOfPlaceStack } from './cases/fails-mapping-value-out-of-place';
import { FailsMissingUriStack } from './cases/fails-missing-uri';
import { FailsPrintedValueStack } from './cases/fails-printed-value';
import { FailsSeveralMistakesStack } from './cases/fails-several-mistakes';
import { FailsTemplateStack } from './cases/fails-template';
import { FailsTimeoutTooLongStack } from './cases/fails-timeout-too-long';
import { FailsTimeoutTooShortStack } from './cases/fails-timeout-too-short';
import { HttpRoutesStack } from './cases/http-routes';
import { ImportedApiStack } from './cases/imported-api';
import { ImportedIntegrationStack } from './cases/imported-integration';
import { ImportedResponseStack } from './cases/imported-response';
import { IntegrationResponsesStack } from './cases/integration-responses';
import { LambdaRoutesStack } from './cases/lambda-routes';
import { MappingTemplatesStack } from './cases/mapping-templates';
import { MinimalStack } from './cases/minimal';
import { MockReplyStack } from './cases/mock-reply';
import { MockRouteStack } from './cases/mock-route';
import { NestedConstructStack } from './cases/nested-construct';
import { ObjectRoutesStack } from './cases/object-routes';
import { OneIntegrationTwoRoutesStack } from './cases/one-integration-two-routes';
import { OptionalFieldsStack } from './cases/optional-fields';
import { QueueAndTopicRoutesStack } from './cases/queue-and-topic-routes';
import { RenderCheckTreeStack } from './cases/render-check-tree';
import { RenderConnectStack } from './cases/render-connect';
import { RenderMappingStack } from './cases/render-mapping';
import { RenderReplyStack } from './cases/render-reply';
import { RenderRequestStack } from './cases/render-request';
import { RenderResponsesStack } from './cases/render-responses';
import { ServiceCallRouteStack } from './cases/service-call-route';
import { StreamRoutesStack } from './cases/stream-routes';
import { TableRoutesStack } from './cases/table-routes';
import { TableWritesStack } from './cases/table-writes';
import { TemplateSourcesStack } from './cases/template-sources';
import { TimeoutBoundsStack } from './cases/timeout-bounds';
import { TokensStack } from './cases/tokens';
import { VpcLinkStack } from './cases/vpc-link';
import { WarningsStack } from './cases/warnings';

const cases: Record<string, (app: App) => void> = {
  'aws-route': (app) => new AwsRouteStack(app, 'AwsRoute'),
  'aws-service': (app) => new AwsServiceStack(app, 'AwsService'),
  'connect-routes': (app) => new ConnectRoutesStack(app, 'ConnectRoutes'),
  'cross-stack-role': (app) => new CrossStackRoleStack(app, 'CrossStackRole', new RoleStack(app, 'Role').role),
  'custom-backend': (app) => new CustomBackendStack(app, 'CustomBackend'),
  'event-and-execution-routes': (app) => new EventAndExecutionRoutesStack(app, 'EventAndExecutionRoutes'),
  'every-enum-member': (app) => new EveryEnumMemberStack(app, 'EveryEnumMember'),
  'every-integration-type': (app) => new EveryIntegrationTypeStack(app, 'EveryIntegrationType'),
  'every-prop': (app) => new EveryPropStack(app, 'EveryProp'),
  'fails-check-tree': (app) => new FailsCheckTreeStack(app, 'FailsCheckTree'),
  'fails-description-too-long': (app) => new FailsDescriptionTooLongStack(app, 'FailsDescriptionTooLong'),
  'fails-duplicate-response-key': (app) => new FailsDuplicateResponseKeyStack(app, 'FailsDuplicateResponseKey'),
  'fails-fifo-needs-group-id': (app) => new FailsFifoNeedsGroupIdStack(app, 'FailsFifoNeedsGroupId'),
  'fails-integration-on-two-apis': (app) => new FailsIntegrationOnTwoApisStack(app, 'FailsIntegrationOnTwoApis'),
  'fails-mapping-template-invalid': (app) => new FailsMappingTemplateInvalidStack(app, 'FailsMappingTemplateInvalid'),
  'fails-mapping-value-out-of-place': (app) => new FailsMappingValueOutOfPlaceStack(app, 'FailsMappingValueOutOfPlace'),
  'fails-missing-uri': (app) => new FailsMissingUriStack(app, 'FailsMissingUri'),
  'fails-printed-value': (app) => new FailsPrintedValueStack(app, 'FailsPrintedValue'),
  'fails-several-mistakes': (app) => new FailsSeveralMistakesStack(app, 'FailsSeveralMistakes'),
  'fails-template': (app) => new FailsTemplateStack(app, 'FailsTemplate'),
  'fails-timeout-too-long': (app) => new FailsTimeoutTooLongStack(app, 'FailsTimeoutTooLong'),
  'fails-timeout-too-short': (app) => new FailsTimeoutTooShortStack(app, 'FailsTimeoutTooShort'),
  'http-routes': (app) => new HttpRoutesStack(app, 'HttpRoutes'),
  'imported-api': (app) => new ImportedApiStack(app, 'ImportedApi'),
  'imported-integration': (app) => new ImportedIntegrationStack(app, 'ImportedIntegration'),
  'imported-response': (app) => new ImportedResponseStack(app, 'ImportedResponse'),
  'integration-responses': (app) => new IntegrationResponsesStack(app, 'IntegrationResponses'),
  'lambda-routes': (app) => new LambdaRoutesStack(app, 'LambdaRoutes'),
  'mapping-templates': (app) => new MappingTemplatesStack(app, 'MappingTemplates'),
  minimal: (app) => new MinimalStack(app, 'Minimal'),
  'mock-reply': (app) => new MockReplyStack(app, 'MockReply'),
  'mock-route': (app) => new MockRouteStack(app, 'MockRoute'),
  'nested-construct': (app) => new NestedConstructStack(app, 'NestedConstruct'),
  'object-routes': (app) => new ObjectRoutesStack(app, 'ObjectRoutes'),
  'one-integration-two-routes': (app) => new OneIntegrationTwoRoutesStack(app, 'OneIntegrationTwoRoutes'),
  'optional-fields': (app) => new OptionalFieldsStack(app, 'OptionalFields'),
  'queue-and-topic-routes': (app) => new QueueAndTopicRoutesStack(app, 'QueueAndTopicRoutes'),
  'render-check-tree': (app) => new RenderCheckTreeStack(app, 'RenderCheckTree'),
  'render-connect': (app) => new RenderConnectStack(app, 'RenderConnect'),
  'render-mapping': (app) => new RenderMappingStack(app, 'RenderMapping'),
  'render-reply': (app) => new RenderReplyStack(app, 'RenderReply'),
  'render-request': (app) => new RenderRequestStack(app, 'RenderRequest'),
  'render-responses': (app) => new RenderResponsesStack(app, 'RenderResponses'),
  'service-call-route': (app) => new ServiceCallRouteStack(app, 'ServiceCallRoute'),
  'stream-routes': (app) => new StreamRoutesStack(app, 'StreamRoutes'),
  'table-routes': (app) => new TableRoutesStack(app, 'TableRoutes'),
  'table-writes': (app) => new TableWritesStack(app, 'TableWrites'),
  'template-sources': (app) => new TemplateSourcesStack(app, 'TemplateSources'),
  'timeout-bounds': (app) => new TimeoutBoundsStack(app, 'TimeoutBounds'),
  tokens: (app) => new TokensStack(app, 'Tokens'),
  'vpc-link': (app) => new VpcLinkStack(app, 'VpcLink'),
  warnings: (app) => new WarningsStack(app, 'Warnings'),
};

const outdir = process.argv[2] ?? 'out';
mkdirSync(outdir, { recursive: true });

for (const [name, addStacks] of Object.entries(cases)) {
  const app = new App({
    outdir: join(outdir, name),
    defaultStackSynthesizer: new BootstraplessSynthesizer(),
  });
  try {
    addStacks(app);
    app.synth();
  } catch (error) {
    writeFileSync(join(outdir, `${name}.error.txt`), (error as Error).message);
  }
}
