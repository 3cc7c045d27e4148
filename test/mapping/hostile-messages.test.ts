import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as fc from 'fast-check';
import { WebSocketHttpIntegration } from '../../lib';
import { RouteTester } from '../../lib/testing';
import { type MappingEvent, mappingEvent, shape } from './arbitrary-mapping';
import { makeTemplate, type Shape } from './mapping-shape';
import { type Answer, findProblem } from './read-back';
import { render } from './render';

const MESSAGES = 10_000;
const MESSAGES_EACH = 4;
const TEMPLATES_A_STACK = 40;

const events = fc.array(mappingEvent, { minLength: MESSAGES_EACH, maxLength: MESSAGES_EACH });

function check(form: Shape, messages: readonly MappingEvent[], answers: readonly Answer[]): void {
  const problems = messages.flatMap((event, index) => {
    const answer = answers[index] ?? {};
    const problem = findProblem(form, event, answer);
    return problem === undefined ? [] : [{ problem, answer, message: event.body, template: makeTemplate(form)._text }];
  });
  expect(problems).toEqual([]);
}

test('no message changes the structure of a body, and every value that is read back is the one that was sent', () => {
  fc.assert(
    fc.property(shape, events, (form, messages) => {
      check(form, messages, render(makeTemplate(form)._text, messages));
    }),
    { numRuns: MESSAGES / MESSAGES_EACH },
  );
});

test('the same holds for what a stack is synthesized to', () => {
  const sentToRoute = shape.filter((form) => makeTemplate(form)._connectOnly.length === 0);
  const templates = fc.array(sentToRoute, { minLength: TEMPLATES_A_STACK, maxLength: TEMPLATES_A_STACK });

  fc.assert(
    fc.property(templates, events, (forms, messages) => {
      const stack = new Stack();
      for (const [index, form] of forms.entries()) {
        const integration = new WebSocketHttpIntegration('Backend', {
          url: 'https://example.com/',
          requestTemplate: makeTemplate(form),
        });
        new WebSocketApi(stack, `Api${index}`, { defaultRouteOptions: { integration } });
      }
      const synthesized = Template.fromStack(stack).toJSON();
      for (const [index, form] of forms.entries()) {
        const tester = RouteTester.fromTemplate(synthesized, '$default', { api: `Api${index}` });
        check(
          form,
          messages.map(onDefaultRoute),
          messages.map((event) => send(tester, event)),
        );
      }
    }),
    // A smaller example would take as many stacks as it has steps.
    { numRuns: 5, endOnFailure: true },
  );
});

const REQUEST_TIME = new Date('2026-01-02T03:04:05Z');

/** An event with what API Gateway fills in itself. */
function onDefaultRoute(event: MappingEvent): MappingEvent {
  const requestTime = '02/Jan/2026:03:04:05 +0000';
  const filledIn = { routeKey: '$default', stage: 'prod', requestTime, requestTimeEpoch: REQUEST_TIME.getTime() };
  return { ...event, context: { ...event.context, ...filledIn } };
}

function send(tester: RouteTester, { body, context, stageVariables }: MappingEvent): Answer {
  try {
    const request = tester.renderRequest({
      body,
      stageVariables,
      requestTime: REQUEST_TIME,
      connectionId: context.connectionId,
      connectedAt: new Date(context.connectedAt),
      authorizer: context.authorizer,
      userAgent: context.identity.userAgent,
    });
    return { text: request.body };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
