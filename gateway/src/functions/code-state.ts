import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionCode, FunctionModel } from '../assembly/function-model';

/** The most files of a function that are looked at: its folder is named by a hash, so few are changed in place. */
const MOST_FILES = 5_000;

/** The declaration of a function and the state of its code: when it changes, what runs the old state is replaced. */
export function stateOf(model: FunctionModel): string {
  const code = [model.code, ...model.layers.map((layer) => layer.code)].map(filesOf);
  return JSON.stringify([model, code]);
}

function filesOf(code: FunctionCode): string[] {
  if (code.kind !== 'folder' && code.kind !== 'archive') {
    return [];
  }
  const files: string[] = [];
  const visit = (path: string) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || files.length >= MOST_FILES) {
      return;
    }
    if (!stats.isDirectory()) {
      files.push(`${path} ${stats.size} ${stats.mtimeMs}`);
      return;
    }
    for (const name of readdirSync(path).sort()) {
      // Packages are installed once, and are many.
      if (name !== 'node_modules') {
        visit(join(path, name));
      }
    }
  };
  visit(code.path);
  return files;
}
