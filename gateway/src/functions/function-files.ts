import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import type { FunctionCode, FunctionModel } from '../assembly/function-model';
import { assemblyError } from '../errors';

/** The code of a function and its layers, as folders on this machine. */
export class FunctionFiles {
  public readonly taskRoot: string;
  public readonly layers: readonly string[];
  private readonly scratch: string[] = [];

  constructor(model: FunctionModel) {
    // An image has its code within.
    this.taskRoot = model.code.kind === 'image' ? '/var/task' : this.folderOf(model.code, model);
    this.layers = model.layers.map(({ code }) => this.folderOf(code, model));
  }

  /** Removes what was unpacked. */
  public remove(): void {
    for (const folder of this.scratch) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private folderOf(code: FunctionCode, model: FunctionModel): string {
    switch (code.kind) {
      case 'folder':
        // Node.js names modules by their real paths.
        return realpathSync(code.path);
      case 'archive':
        return this.unpack(code.path);
      case 'inline': {
        const folder = this.newFolder();
        writeFileSync(join(folder, model.runtime?.startsWith('python') ? 'index.py' : 'index.js'), code.text);
        return folder;
      }
      case 'image':
        throw cannotRun(model, 'a layer is a container image');
      case 'missing':
        throw cannotRun(model, code.reason);
    }
  }

  private unpack(archive: string): string {
    const folder = this.newFolder();
    for (const [name, content] of Object.entries(unzipSync(readFileSync(archive)))) {
      const file = resolve(folder, name);
      // An archive may name files outside of itself.
      if (!file.startsWith(folder + sep) || name.endsWith('/')) {
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      chmodSync(file, 0o755);
    }
    return folder;
  }

  private newFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-')));
    this.scratch.push(folder);
    return folder;
  }
}

/** What to do about a function that cannot be run from the assembly. */
export function cannotRun({ logicalId, constructPath }: FunctionModel, reason: string): Error {
  return assemblyError(
    `function cannot be run at ${JSON.stringify(constructPath ?? logicalId)}, since ${reason}; ` +
      `run it yourself and name its Invoke address with --function ${logicalId}=URL`,
  );
}
