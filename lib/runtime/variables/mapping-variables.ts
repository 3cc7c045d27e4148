import type { Budget } from '../budget';
import { JavaMap, type JavaValue } from '../java/value';
import { ignore, type Note } from '../note';
import { type InputParameters, InputVariable } from './input-variable';
import { UtilVariable } from './util-variable';

/** What a mapping template can read. */
export interface MappingSource {
  readonly body: string;
  readonly parameters: InputParameters;
  readonly context: JavaMap;
  readonly stageVariables: Iterable<readonly [string, string]>;
}

/** The variables of a mapping template: `$input`, `$context`, `$stageVariables` and `$util`. */
export function mappingVariables(source: MappingSource, budget: Budget, note: Note = ignore): [string, JavaValue][] {
  return [
    ['input', new InputVariable(source.body, source.parameters, budget, note)],
    ['context', source.context],
    ['stageVariables', JavaMap.of(source.stageVariables)],
    ['util', new UtilVariable(budget, note)],
  ];
}
