import { App, Lazy, Stack } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { SynthesizedResource } from '../../lib/api-model/synthesized-resource';
import { keepFindings, keptFindings } from '../../lib/validation/constructor-findings';
import { RULES } from '../../lib/validation/registry';

const [rule] = RULES;
const findings = rule ? [{ rule, finding: { problem: 'a is wrong', remedy: 'change it' } }] : [];

function integration(integrationUri: string): CfnIntegration {
  return new CfnIntegration(new Stack(new App(), 'Stack'), 'Integration', {
    apiId: 'abcd1234',
    integrationType: 'HTTP',
    integrationUri,
  });
}

test('what a constructor found is kept while the resource stays as it is', () => {
  const resource = integration('https://example.com/');
  keepFindings(resource, findings);

  expect(keptFindings(new SynthesizedResource(resource))).toBe(findings);
});

test.each<[string, (resource: CfnIntegration) => void]>([
  ['an assignment', (resource) => Object.assign(resource, { integrationUri: 'example.com' })],
  ['an override', (resource) => resource.addPropertyOverride('IntegrationUri', 'example.com')],
])('it is forgotten after %s', (_, change) => {
  const resource = integration('https://example.com/');
  keepFindings(resource, findings);
  change(resource);

  expect(keptFindings(new SynthesizedResource(resource))).toBeUndefined();
});

test('it is forgotten when a token turns out to be a string', () => {
  const resource = integration(Lazy.string({ produce: () => 'example.com' }));
  keepFindings(resource, findings);

  expect(keptFindings(new SynthesizedResource(resource))).toBeUndefined();
});

test('nothing is known of a resource that no constructor validated', () => {
  expect(keptFindings(new SynthesizedResource(integration('https://example.com/')))).toBeUndefined();
});
