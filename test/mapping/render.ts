import { Budget } from '../../lib/runtime/budget';
import { readJson } from '../../lib/runtime/java/json-smart/read-json';
import type { JavaMap } from '../../lib/runtime/java/value';
import { mappingVariables } from '../../lib/runtime/variables/mapping-variables';
import { Template } from '../../lib/runtime/velocity/template';
import { TemplateError } from '../../lib/runtime/velocity/template-error';
import type { MappingEvent } from './arbitrary-mapping';
import type { Answer } from './read-back';

/** Renders a template for some messages, as the runtime does. */
export function render(template: string, events: readonly MappingEvent[]): Answer[] {
  const parsed = Template.parse(template);
  return events.map(({ body, context, params, stageVariables }) => {
    const budget = new Budget();
    const source = {
      body,
      context: readJson(JSON.stringify(context), budget) as JavaMap,
      parameters: { header: Object.entries(params.header), querystring: Object.entries(params.querystring) },
      stageVariables: Object.entries(stageVariables),
    };
    try {
      return { text: parsed.render(mappingVariables(source, budget), { budget }) };
    } catch (error) {
      if (error instanceof TemplateError) {
        return { error: error.message };
      }
      throw error;
    }
  });
}
