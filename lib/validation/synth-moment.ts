import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TreeJudge } from './tree-judge';

const judges = new WeakMap<IConstruct, () => TreeJudge>();

/**
 * Has a construct report what the rules of synth find. The tree is read once per synth, whoever asks first.
 *
 * @param choose which of the findings the construct reports; what another one has reported is not among them
 */
export function reportAtSynth(construct: IConstruct, choose: (judge: TreeJudge) => string[]): void {
  const judgeOf = judgeIn(Stage.isStage(construct) ? construct : (Stage.of(construct) ?? construct.node.root));
  construct.node.addValidation({ validate: () => choose(judgeOf()) });
}

function judgeIn(root: IConstruct): () => TreeJudge {
  const known = judges.get(root);
  if (known) {
    return known;
  }
  let current: TreeJudge | undefined;
  // CDK validates the root before all that is below it: what was read in an earlier synth is forgotten here.
  root.node.addValidation({
    validate: () => {
      current = undefined;
      return [];
    },
  });
  const judgeOf = () => {
    // Loaded only when an app is synthesized.
    const { TreeJudge } = require('./tree-judge') as typeof import('./tree-judge');
    current ??= new TreeJudge(root);
    return current;
  };
  judges.set(root, judgeOf);
  return judgeOf;
}
