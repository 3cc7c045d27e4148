import type { WebSocketMappingTemplate } from '../../lib';
import { Budget } from '../../lib/runtime/budget';
import { JavaMap, type JavaValue } from '../../lib/runtime/java/value';
import { mappingVariables } from '../../lib/runtime/variables/mapping-variables';
import { Template } from '../../lib/runtime/velocity/template';

/** What a template is rendered for. */
export interface Occasion {
  readonly body?: string;
  readonly context?: { readonly [name: string]: JavaValue };
  readonly stageVariables?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly queryString?: { readonly [name: string]: string };
}

/** Renders a template as API Gateway does, without a route around it. */
export function renderOn(occasion: Occasion, template: WebSocketMappingTemplate): string {
  const budget = new Budget();
  const { body = '', context = {}, stageVariables = {}, headers = {}, queryString = {} } = occasion;
  const source = {
    body,
    context: JavaMap.of(Object.entries(context)),
    stageVariables: Object.entries(stageVariables),
    parameters: { header: Object.entries(headers), querystring: Object.entries(queryString) },
  };
  return Template.parse(template._text).render(mappingVariables(source, budget), { budget });
}
