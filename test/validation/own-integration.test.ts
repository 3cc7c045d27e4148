import { App, Stack } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { SynthesizedResource } from '../../lib/api-model/synthesized-resource';
import {
  ownIntegration,
  requireResponse,
  setOwnIntegration,
  writtenIntegration,
} from '../../lib/validation/own-integration';

const WRITTEN = { _isWritten: true, _connectOnly: ['requestHeader("X-Id")'], _contextVariables: ['stage'] };

let owner: Construct;
let resource: CfnIntegration;

beforeEach(() => {
  owner = new Construct(new Stack(new App(), 'Stack'), 'Integration');
  resource = new CfnIntegration(owner, 'Resource', {
    apiId: 'abcd1234',
    integrationType: 'MOCK',
    requestTemplates: { $default: '{"statusCode": 200}' },
  });
});

test('an integration is known by its construct and by its resource', () => {
  setOwnIntegration(owner, resource, WRITTEN);

  expect(ownIntegration(owner)).toBe(ownIntegration(resource));
  expect(ownIntegration(resource)?.connectOnly).toEqual(['requestHeader("X-Id")']);
});

test('an integration of somebody else is not known', () => {
  expect(ownIntegration(resource)).toBeUndefined();
  expect(writtenIntegration(new SynthesizedResource(resource))).toBeUndefined();
});

test('a template is ours until it is changed', () => {
  setOwnIntegration(owner, resource, WRITTEN);
  expect(writtenIntegration(new SynthesizedResource(resource))).toBe(ownIntegration(resource));

  resource.addPropertyOverride('RequestTemplates.$default', '$input.body');
  expect(writtenIntegration(new SynthesizedResource(resource))).toBeUndefined();
});

test('a template of the user is not ours', () => {
  setOwnIntegration(owner, resource);

  expect(writtenIntegration(new SynthesizedResource(resource))).toBeUndefined();
});

test('a response is required once somebody asks for it', () => {
  setOwnIntegration(owner, resource);
  expect(ownIntegration(resource)?.needsResponse).toBe(false);

  requireResponse(owner);
  expect(ownIntegration(resource)?.needsResponse).toBe(true);
});
