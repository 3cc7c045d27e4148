import { Budget } from '../../lib/runtime/budget';
import type { JavaMap } from '../../lib/runtime/java/value';
import { readJson } from '../../lib/runtime/json/read-json';
import { mappingVariables } from '../../lib/runtime/variables/mapping-variables';
import { Template } from '../../lib/runtime/vtl/template';
import type { MappingEvent } from './arbitrary-mapping';

/** Renders a template as the runtime does, for some messages. */
export function render(template: string, events: readonly MappingEvent[]): string[] {
  const parsed = Template.parse(template);
  return events.map(({ body, context, params, stageVariables }) => {
    const budget = new Budget();
    const source = {
      body,
      context: readJson(JSON.stringify(context), budget) as JavaMap,
      parameters: { header: Object.entries(params.header), querystring: Object.entries(params.querystring) },
      stageVariables: Object.entries(stageVariables),
    };
    return parsed.render(mappingVariables(source, budget), { budget });
  });
}
