import { App, CfnOutput, CfnParameter, NestedStack, Stack } from 'aws-cdk-lib';
import { findTemplate } from '../../lib/testing/find-template';

const app = new App();
const stack = new Stack(app, 'Chat', { stackName: 'chat-prod' });
const nested = new NestedStack(stack, 'Nested', { parameters: { Room: 'lobby' } });
new CfnOutput(nested, 'Out', { value: new CfnParameter(nested, 'Room').valueAsString });
const { directory, stacks } = app.synth();

test.each(['Chat', 'chat-prod'])('finds the stack %s', (name) => {
  expect(findTemplate(directory, name, {})).toMatchObject({
    template: { Resources: expect.anything() },
    values: {},
  });
});

test('a nested stack has the values of its parameters', () => {
  expect(findTemplate(directory, nested.templateFile, {}).values).toMatchObject({ Room: 'lobby' });
  expect(findTemplate(directory, nested.templateFile, { Room: 'kitchen' }).values).toMatchObject({ Room: 'kitchen' });
});

test('fails for a stack that does not exist, and names those that do', () => {
  expect(() => findTemplate(directory, 'Other', {})).toThrow(/"Other".*"Chat"/);
  expect(stacks).toHaveLength(1);
});

test('fails for a value that no template mentions', () => {
  expect(() => findTemplate(directory, 'Chat', { Nothing: 'x' })).toThrow(/"Nothing"/);
});
