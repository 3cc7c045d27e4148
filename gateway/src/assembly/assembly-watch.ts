import { basename, dirname, join, resolve, sep } from 'node:path';
import { watch } from 'chokidar';

/** How long nothing may change before the assembly is read, in milliseconds. */
const QUIET = {
  /** `cdk synth` writes the manifest last, so all is there. */
  manifest: 60,
  /** Code alone: the templates are as they were. */
  code: 200,
  /** A template without a manifest: a synth that is under way, or a file that somebody edits. */
  template: 2_000,
};

/** The folders below the one beside the assembly that are watched: those of assets, and those in them. */
const DEPTH = 3;

/** A watch that was started. */
export interface AssemblyWatch {
  /** Resolves when changes are seen. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches an assembly, also while its folder is removed and written again.
 *
 * @param onChange called when the assembly has changed and is complete, as far as files can tell
 * @param onError called when changes can no longer be seen
 */
export function watchAssembly(directory: string, onChange: () => void, onError: (error: Error) => void): AssemblyWatch {
  const root = resolve(directory);
  const parent = dirname(root);
  const manifest = join(root, 'manifest.json');
  let due = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const files = watch(parent, {
    ignoreInitial: true,
    depth: DEPTH,
    ignored: (path) => {
      const full = resolve(path);
      const isOurs = full === parent || full === root || full.startsWith(root + sep);
      return !isOurs || basename(full) === 'node_modules';
    },
  });
  files.on('all', (_, path) => {
    const changed = resolve(path);
    if (changed === parent || changed === root) {
      return;
    }
    const isCode = changed.startsWith(`${join(root, 'asset.')}`) && !changed.endsWith('.template.json');
    const quiet = changed === manifest ? QUIET.manifest : isCode ? QUIET.code : QUIET.template;
    // What is shortest counts: after the manifest, nothing else is waited for.
    due = Math.min(due, quiet);
    clearTimeout(timer);
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      onChange();
    }, due);
  });
  files.on('error', (error) => onError(error as Error));
  return {
    ready: new Promise((isReady) => {
      files.once('ready', () => isReady());
    }),
    close: async () => {
      clearTimeout(timer);
      await files.close();
    },
  };
}
