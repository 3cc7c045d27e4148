import { App, Stack, Stage } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { ApiGraph } from '../../lib/api-model/api-graph';
import { beforeSynth } from '../../lib/integration/before-synth';

test('all that waits for a synth gets the same APIs, and can still add constructs', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new WebSocketApi(stack, 'Api');
  const seen: ApiGraph[] = [];
  beforeSynth(stack, (apis) => {
    seen.push(apis);
    new Construct(stack, 'Late');
  });
  beforeSynth(stack, (apis) => void seen.push(apis));
  app.synth();

  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
  expect(seen[0]?.apis).toHaveLength(1);
  expect(stack.node.tryFindChild('Late')).toBeDefined();
});

test('a CDK stage is read by itself', () => {
  const app = new App();
  new WebSocketApi(new Stack(app, 'Stack'), 'Api');
  const stack = new Stack(new Stage(app, 'Prod'), 'Stack');
  new WebSocketApi(stack, 'Api');
  const counts: number[] = [];
  beforeSynth(stack, ({ apis }) => void counts.push(apis.length));
  app.synth();

  expect(counts).toEqual([1]);
});
