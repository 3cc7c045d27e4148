import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Budget } from '../../../lib/runtime/budget';
import { JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

interface Cases {
  /** What sets the variables. */
  readonly prelude: string;
  readonly body: string;
  /** Templates with what Java gives, or null where it throws. */
  readonly cases: ReadonlyArray<readonly [template: string, text: string | null]>;
}

test('methods give what JDK 17 gives through Apache Velocity 1.7', () => {
  const file = join(__dirname, '..', 'cases', 'java-method-cases.json');
  const { prelude, body, cases }: Cases = JSON.parse(readFileSync(file, 'utf8'));

  const wrong = cases.flatMap(([template, expected]) => {
    const got = render(prelude + template, body);
    return got === expected ? [] : [{ template, expected, got }];
  });

  expect(cases.length).toBeGreaterThan(3000);
  expect(wrong).toEqual([]);
});

function render(template: string, body: string): string | null {
  const budget = new Budget();
  const source = { body, parameters: {}, context: new JavaMap(), stageVariables: [] };
  try {
    return Template.parse(template).render(mappingVariables(source, budget), { budget });
  } catch (error) {
    if (error instanceof TemplateError) {
      return null;
    }
    throw error;
  }
}
