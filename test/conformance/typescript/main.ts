import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, BootstraplessSynthesizer } from 'aws-cdk-lib';
import { AwsRouteStack } from './cases/aws-route';
import { AwsServiceStack } from './cases/aws-service';
import { CrossStackRoleStack, RoleStack } from './cases/cross-stack-role';
import { CustomBackendStack } from './cases/custom-backend';
import { EveryEnumMemberStack } from './cases/every-enum-member';
import { EveryIntegrationTypeStack } from './cases/every-integration-type';
import { EveryPropStack } from './cases/every-prop';
import { FailsDescriptionTooLongStack } from './cases/fails-description-too-long';
import { FailsDuplicateResponseKeyStack } from './cases/fails-duplicate-response-key';
import { FailsIntegrationOnTwoApisStack } from './cases/fails-integration-on-two-apis';
import { FailsMissingUriStack } from './cases/fails-missing-uri';
import { FailsSeveralMistakesStack } from './cases/fails-several-mistakes';
import { FailsTemplateStack } from './cases/fails-template';
import { FailsTimeoutTooLongStack } from './cases/fails-timeout-too-long';
import { FailsTimeoutTooShortStack } from './cases/fails-timeout-too-short';
import { HttpRoutesStack } from './cases/http-routes';
import { ImportedApiStack } from './cases/imported-api';
import { ImportedIntegrationStack } from './cases/imported-integration';
import { IntegrationResponsesStack } from './cases/integration-responses';
import { LambdaRoutesStack } from './cases/lambda-routes';
import { MinimalStack } from './cases/minimal';
import { MockRouteStack } from './cases/mock-route';
import { NestedConstructStack } from './cases/nested-construct';
import { OneIntegrationTwoRoutesStack } from './cases/one-integration-two-routes';
import { RenderReplyStack } from './cases/render-reply';
import { RenderRequestStack } from './cases/render-request';
import { TimeoutBoundsStack } from './cases/timeout-bounds';
import { TokensStack } from './cases/tokens';
import { VpcLinkStack } from './cases/vpc-link';

const cases: Record<string, (app: App) => void> = {
  'aws-route': (app) => new AwsRouteStack(app, 'AwsRoute'),
  'aws-service': (app) => new AwsServiceStack(app, 'AwsService'),
  'cross-stack-role': (app) => new CrossStackRoleStack(app, 'CrossStackRole', new RoleStack(app, 'Role').role),
  'custom-backend': (app) => new CustomBackendStack(app, 'CustomBackend'),
  'every-enum-member': (app) => new EveryEnumMemberStack(app, 'EveryEnumMember'),
  'every-integration-type': (app) => new EveryIntegrationTypeStack(app, 'EveryIntegrationType'),
  'every-prop': (app) => new EveryPropStack(app, 'EveryProp'),
  'fails-description-too-long': (app) => new FailsDescriptionTooLongStack(app, 'FailsDescriptionTooLong'),
  'fails-duplicate-response-key': (app) => new FailsDuplicateResponseKeyStack(app, 'FailsDuplicateResponseKey'),
  'fails-integration-on-two-apis': (app) => new FailsIntegrationOnTwoApisStack(app, 'FailsIntegrationOnTwoApis'),
  'fails-missing-uri': (app) => new FailsMissingUriStack(app, 'FailsMissingUri'),
  'fails-several-mistakes': (app) => new FailsSeveralMistakesStack(app, 'FailsSeveralMistakes'),
  'fails-template': (app) => new FailsTemplateStack(app, 'FailsTemplate'),
  'fails-timeout-too-long': (app) => new FailsTimeoutTooLongStack(app, 'FailsTimeoutTooLong'),
  'fails-timeout-too-short': (app) => new FailsTimeoutTooShortStack(app, 'FailsTimeoutTooShort'),
  'http-routes': (app) => new HttpRoutesStack(app, 'HttpRoutes'),
  'imported-api': (app) => new ImportedApiStack(app, 'ImportedApi'),
  'imported-integration': (app) => new ImportedIntegrationStack(app, 'ImportedIntegration'),
  'integration-responses': (app) => new IntegrationResponsesStack(app, 'IntegrationResponses'),
  'lambda-routes': (app) => new LambdaRoutesStack(app, 'LambdaRoutes'),
  minimal: (app) => new MinimalStack(app, 'Minimal'),
  'mock-route': (app) => new MockRouteStack(app, 'MockRoute'),
  'nested-construct': (app) => new NestedConstructStack(app, 'NestedConstruct'),
  'one-integration-two-routes': (app) => new OneIntegrationTwoRoutesStack(app, 'OneIntegrationTwoRoutes'),
  'render-reply': (app) => new RenderReplyStack(app, 'RenderReply'),
  'render-request': (app) => new RenderRequestStack(app, 'RenderRequest'),
  'timeout-bounds': (app) => new TimeoutBoundsStack(app, 'TimeoutBounds'),
  tokens: (app) => new TokensStack(app, 'Tokens'),
  'vpc-link': (app) => new VpcLinkStack(app, 'VpcLink'),
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
