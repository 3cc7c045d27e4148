import { App, Fn, Stack } from 'aws-cdk-lib';
import { hasTemplates, serviceOf } from '../../lib/validation/integration-subject';

const stack = new Stack(new App(), 'Stack');

test.each([
  ['AWS', 'arn:aws:apigateway:eu-west-1:sqs:path/1/jobs', 'sqs'],
  ['AWS', `arn:${stack.partition}:apigateway:${stack.region}:sns:action/Publish`, 'sns'],
  ['AWS', Fn.sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:events:action/PutEvents'), 'events'],
  ['AWS_PROXY', 'arn:aws:lambda:eu-west-1:1:function:f', 'lambda'],
  ['AWS', `arn:aws:apigateway:eu-west-1:${stack.region}:action/a`, undefined],
  ['AWS', Fn.importValue('uri'), undefined],
  ['AWS', undefined, undefined],
  ['HTTP', 'arn:aws:apigateway:eu-west-1:sqs:path/1/jobs', undefined],
])('%s with %s calls %s', (integrationType, integrationUri, service) => {
  expect(serviceOf({ integrationType, integrationUri })).toBe(service);
});

test.each([
  [undefined, false],
  [{}, false],
  [{ a: 'b' }, true],
  [Fn.importValue('templates'), true],
])('%j has templates: %s', (templates, has) => {
  expect(hasTemplates(templates)).toBe(has);
});
