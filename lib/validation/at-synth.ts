import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ApiGraph } from '../api-model/api-graph';
import { apisOfSynth } from '../api-model/graph-of-synth';
import type { TreeValidation } from './tree-validation';

const validations = new WeakMap<ApiGraph, TreeValidation>();

/**
 * Has a construct report what the rules of synth find. The tree is read and validated once per synth, whoever asks first.
 *
 * @param validate returns the errors that the construct reports; what another one has reported is not among them
 */
export function validateAtSynth(construct: IConstruct, validate: (tree: TreeValidation) => string[]): void {
  const root = Stage.isStage(construct) ? construct : (Stage.of(construct) ?? construct.node.root);
  const readApis = apisOfSynth(root);
  construct.node.addValidation({ validate: () => validate(validationOf(readApis())) });
}

function validationOf(apis: ApiGraph): TreeValidation {
  // Loaded only when an app is synthesized.
  const { TreeValidation } = require('./tree-validation') as typeof import('./tree-validation');
  const validation = validations.get(apis) ?? new TreeValidation(apis);
  validations.set(apis, validation);
  return validation;
}
