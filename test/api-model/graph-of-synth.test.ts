import { App, Aspects, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { apisOfSynth, readApis } from '../../lib/api-model/graph-of-synth';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

test('the APIs are read as they are at the moment', () => {
  new WebSocketApi(stack, 'Api');

  expect(readApis(app).apis).toHaveLength(1);
});

describe('the APIs of a synth', () => {
  test('are read once for all that ask', () => {
    const seen = [apisOfSynth(app), apisOfSynth(app)].map((read) => read());

    expect(seen[0]).toBe(seen[1]);
  });

  test('are those that are there when the aspects have run', () => {
    const read = apisOfSynth(app);
    // Somebody who asks too early does not spoil it for those who ask in time.
    Aspects.of(stack).add({
      visit: (node) => {
        if (node === stack && !stack.node.tryFindChild('Api')) {
          read();
          new WebSocketApi(stack, 'Api');
        }
      },
    });
    const counts: number[] = [];
    stack.node.addValidation({
      validate: () => {
        counts.push(read().apis.length);
        return [];
      },
    });
    app.synth();

    expect(counts).toEqual([1]);
  });

  test('are read again in the next synth', () => {
    const read = apisOfSynth(app);
    app.synth();
    const before = read();
    new WebSocketApi(stack, 'Api');
    app.synth({ force: true });

    expect(before.apis).toHaveLength(0);
    expect(read().apis).toHaveLength(1);
  });
});
