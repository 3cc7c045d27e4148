import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { quote } from './quoted';
import { requestValue } from './request-variables';
import { ownerOf } from './route-integration';
import { renderTemplate } from './template-rendering';
import { selectTemplate } from './template-selection';

/** The body of a request: that of the message, or what a template renders. */
export function requestBody(exchange: Exchange, integration: IntegrationModel): string | undefined {
  const { message, trace } = exchange;
  const body = message.body === '' ? undefined : message.body;
  if (integration.type === 'HTTP_PROXY') {
    trace.add('body', 'body: that of the message, since a proxy has no template');
    return body;
  }
  const templates = integration.requestTemplates;
  const selection = selectTemplate(templates, integration.templateSelectionExpression, (variable) =>
    requestValue(exchange, variable),
  );
  noteLeniency(exchange);
  const rendered = renderTemplate(exchange, 'request', templates, selection, message.body, ownerOf(integration));
  if (rendered !== undefined) {
    return rendered;
  }
  const hasTemplates = Object.keys(templates).length > 0;
  const behavior = integration.passthroughBehavior;
  if (behavior === 'NEVER' || (behavior === 'WHEN_NO_TEMPLATES' && hasTemplates)) {
    throw new GatewayError(
      `no request template of ${quote(ownerOf(integration))} is selected (${selection.reason}), ` +
        `and its passthrough behavior is ${quote(behavior)}; add a template with the key "$default"`,
      'Internal server error',
      { assumptions: ['passthrough', 'passthrough-refused'] },
    );
  }
  const reason = hasTemplates ? selection.reason : 'there are no templates';
  trace.add('body', `body: that of the message, by passthrough behavior ${quote(behavior)}: ${reason}`, {
    assumptions: hasTemplates ? ['passthrough', ...selection.assumptions] : [],
  });
  return body;
}

/** Says of a body that is no JSON that it is read leniently. */
function noteLeniency({ message, trace }: Exchange): void {
  if (/^\s*[{["]/.test(message.body) && !isJson(message.body)) {
    trace.add('body', 'body: not JSON, and read as leniently as json-smart reads it', {
      assumptions: ['body-leniency'],
    });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
