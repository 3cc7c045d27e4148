import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TreeValidation } from './tree-validation';

const validations = new WeakMap<IConstruct, () => TreeValidation>();

/**
 * Has a construct report what the rules of synth find. The tree is read once per synth, whoever asks first.
 *
 * @param validate returns the errors that the construct reports; what another one has reported is not among them
 */
export function validateAtSynth(construct: IConstruct, validate: (tree: TreeValidation) => string[]): void {
  const validationOf = validationIn(
    Stage.isStage(construct) ? construct : (Stage.of(construct) ?? construct.node.root),
  );
  construct.node.addValidation({ validate: () => validate(validationOf()) });
}

function validationIn(root: IConstruct): () => TreeValidation {
  const known = validations.get(root);
  if (known) {
    return known;
  }
  let current: TreeValidation | undefined;
  // CDK validates the root before all that is below it: what was read in an earlier synth is forgotten here.
  root.node.addValidation({
    validate: () => {
      current = undefined;
      return [];
    },
  });
  const validationOf = () => {
    // Loaded only when an app is synthesized.
    const { TreeValidation } = require('./tree-validation') as typeof import('./tree-validation');
    current ??= new TreeValidation(root);
    return current;
  };
  validations.set(root, validationOf);
  return validationOf;
}
