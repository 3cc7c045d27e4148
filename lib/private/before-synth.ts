import { Aspects, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const waiting = new WeakMap<IConstruct, (() => void)[]>();

/**
 * Runs something when the whole app is known, and constructs can still be added to it: before any aspect has seen a
 * construct below the app or CDK stage.
 */
export function beforeSynth(construct: IConstruct, run: () => void): void {
  // A resource is in a stack, and a stack in an app, which is a CDK stage too.
  const root = Stage.of(construct) as Stage;
  const runs = waiting.get(root) ?? [];
  if (runs.length === 0) {
    Aspects.of(root).add({ visit: (node) => (node === root ? runAll(runs) : undefined) });
  }
  runs.push(run);
  waiting.set(root, runs);
}

function runAll(runs: readonly (() => void)[]): void {
  for (const run of runs) {
    run();
  }
}
