import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnIntegration, type CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { ResourceSnapshot } from '../../lib/api-model/resource-snapshot';
import { SynthesizedResource } from '../../lib/api-model/synthesized-resource';

const stack = new Stack(new App(), 'Stack');
let count = 0;

/** Whether an integration is still the same after something was done to it. */
function isSame(change: (integration: CfnIntegration) => void, props: Partial<CfnIntegrationProps> = {}): boolean {
  count += 1;
  const integration = new CfnIntegration(stack, `Integration${count}`, {
    apiId: 'api',
    integrationType: 'HTTP',
    integrationUri: `https://${Aws.REGION}.example.com/`,
    timeoutInMillis: 100,
    requestTemplates: { $default: 'text' },
    ...props,
  });
  const snapshot = new ResourceSnapshot(integration);
  change(integration);
  return snapshot.isOf(new SynthesizedResource(integration));
}

test('a resource that nothing has changed is the same', () => {
  expect(isSame(() => {})).toBe(true);
});

test.each<[string, (integration: CfnIntegration) => void]>([
  ['an override', (integration) => integration.addPropertyOverride('IntegrationUri', 'https://example.com/')],
  ['an override that adds', (integration) => integration.addPropertyOverride('Description', 'new')],
  ['an override that deletes', (integration) => integration.addPropertyDeletionOverride('TimeoutInMillis')],
  ['an override within a property', (integration) => integration.addPropertyOverride('RequestTemplates.other', 'new')],
  [
    'an assignment',
    (integration) => {
      integration.timeoutInMillis = 200;
    },
  ],
  [
    'a change of a map that it was given',
    (integration) => {
      (integration.requestTemplates as Record<string, string>).$default = 'changed';
    },
  ],
])('a resource is not the same after %s', (_, change) => {
  expect(isSame(change)).toBe(false);
});

test.each<[string, Partial<CfnIntegrationProps>]>([
  ['a Lazy', { description: Lazy.string({ produce: () => 'late' }) }],
  ['a Lazy number', { timeoutInMillis: Lazy.number({ produce: () => 5 }) }],
  ['Fn::Sub', { integrationUri: Fn.sub('https://${Host}/') }],
  ['a token in place of a map', { requestTemplates: Lazy.any({ produce: () => ({}) }) }],
])('a resource is looked at again when it has %s, which can now be read', (_, props) => {
  expect(isSame(() => {}, props)).toBe(false);
});
