import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { WebSocketValidations } from '../../lib';
import cases from './field-cases.json';

const folder = mkdtempSync(join(tmpdir(), 'field-cases-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** The ids of the rules that find something in a CloudFormation template. */
function rulesFor(template: unknown): (string | undefined)[] {
  const stack = new Stack(new App(), 'Stack');
  const templateFile = join(folder, 'template.json');
  writeFileSync(templateFile, JSON.stringify(template));
  new CfnInclude(stack, 'Included', { templateFile });
  WebSocketValidations.check(stack);
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => /ack: cdk-websocket-integrations:([\w-]+)/.exec(String(entry.data))?.[1])
    .sort();
}

test.each(cases.map((found) => [found.case, found.kind, found] as const))(
  '%s: %s',
  (_id, _kind, { template, rules }) => {
    expect(rulesFor(template)).toEqual(rules);
  },
);

const TEMPLATES = cases.flatMap(({ case: id, template, rules }) => {
  const { Resources: resources } = template as { Resources: { [id: string]: { Type: string; Properties: object } } };
  const [integration] = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Integration');
  return integration && 'RequestTemplates' in integration[1].Properties
    ? [[id, resources, integration, rules] as const]
    : [];
});

test.each(TEMPLATES)('%s is found beside a token too', (_, resources, [name, integration], rules) => {
  const { RequestTemplates: templates } = integration.Properties as { RequestTemplates: { [key: string]: string } };
  const substituted = Object.entries(templates).map(([key, text]) => [
    key,
    { 'Fn::Join': ['', [`#set($region = '`, { Ref: 'AWS::Region' }, `')`, text]] },
  ]);
  const properties = { ...integration.Properties, RequestTemplates: Object.fromEntries(substituted) };

  expect(rulesFor({ Resources: { ...resources, [name]: { ...integration, Properties: properties } } })).toEqual(rules);
});
