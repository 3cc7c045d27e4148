import { Dependable, type IConstruct } from 'constructs';
import type { ApiGraph } from './api-graph';

/** Reads the APIs of an app or CDK stage as they are now. */
export function readApis(root: IConstruct): ApiGraph {
  // Loaded only when an app is synthesized.
  const { ApiGraph } = require('./api-graph') as typeof import('./api-graph');
  return new ApiGraph(root);
}

const readers = new WeakMap<IConstruct, () => ApiGraph>();

/**
 * Gives the APIs of an app or CDK stage as they are once the aspects have run, read once per synth for all that ask.
 *
 * @returns reads them; to be called when CDK connects dependencies, or later
 */
export function apisOfSynth(root: IConstruct): () => ApiGraph {
  const known = readers.get(root);
  if (known) {
    return known;
  }
  let current: ApiGraph | undefined;
  const startOfDependencies = {};
  // After the aspects CDK reads the dependencies of the root before those of anything below it: what was read in an
  // earlier synth is forgotten here.
  Dependable.implement(startOfDependencies, {
    get dependencyRoots() {
      current = undefined;
      return [];
    },
  });
  root.node.addDependency(startOfDependencies);
  const read = () => {
    current ??= readApis(root);
    return current;
  };
  readers.set(root, read);
  return read;
}
