import { Trace } from '../../../lib/runtime/exchange/trace';
import { http, routeOf } from '../../testing/route';

test('the steps of a request are numbered, and end with the request', () => {
  const lines = routeOf({ integration: http('{}') })
    .renderRequest()
    .explain()
    .split('\n');

  expect(lines[0]).toMatch(/^1\. route "send"/);
  expect(lines.filter((line) => /^\d+\. /.test(line)).pop()).toContain('POST https://example.com/');
});

test('the steps of a reply say why nothing is sent', () => {
  expect(
    routeOf({ integration: http('{}') })
      .renderReply()
      .explain(),
  ).toMatch(/one-way|no route response|nothing/);
});

test('the assumptions of the steps are listed once', () => {
  const trace = new Trace();
  trace.add('template', 'one', { assumptions: ['template-key-unselected'] });
  trace.add('template', 'two', { assumptions: ['template-key-unselected'] });

  expect(trace.assumptions).toEqual(['template-key-unselected']);
});
