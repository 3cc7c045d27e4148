import { Aspects, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ApiGraph } from '../api-model/api-graph';
import { readApis } from '../api-model/graph-of-synth';

type Run = (graph: ApiGraph) => void;

const waiting = new WeakMap<IConstruct, Run[]>();

/**
 * Runs something when the whole app is known, and constructs can still be added to it: before any aspect has seen a
 * construct below the app or CDK stage. The APIs that the app has by then are read once for all that run.
 */
export function beforeSynth(construct: IConstruct, run: Run): void {
  // A resource is in a stack, and a stack in an app, which is a CDK stage too.
  const root = Stage.of(construct) as Stage;
  const runs = waiting.get(root) ?? [];
  if (runs.length === 0) {
    Aspects.of(root).add({ visit: (node) => (node === root ? runAll(root, runs) : undefined) });
  }
  runs.push(run);
  waiting.set(root, runs);
}

function runAll(root: IConstruct, runs: readonly Run[]): void {
  const graph = readApis(root);
  for (const run of runs) {
    run(graph);
  }
}
