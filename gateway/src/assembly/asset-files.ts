import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { entries, own } from '../../../lib/runtime/cloudformation/json';

/** A file or folder of the assembly that holds code. */
export type AssetFile =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'archive'; readonly path: string };

/** The file assets of a cloud assembly by their hashes. Nothing outside of the assembly is ever returned. */
export class AssetFiles {
  private readonly root: string;
  private readonly manifests = new Map<string, ReadonlyMap<string, string>>();

  constructor(directory: string) {
    this.root = realpathSync(directory);
  }

  /**
   * Finds an asset.
   *
   * @param templateFile the template that refers to it, relative to the assembly
   * @param hash the hash in the S3 key
   * @param path the path that the CDK CLI writes to the metadata, relative to the template
   */
  public find(templateFile: string, hash: string | undefined, path: string | undefined): AssetFile | undefined {
    const directory = dirname(resolve(this.root, templateFile));
    const named = (hash === undefined ? undefined : this.assetsOf(directory).get(hash)) ?? path;
    if (named === undefined) {
      return undefined;
    }
    const file = resolve(directory, named);
    if (!existsSync(file) || relative(this.root, realpathSync(file)).split(sep)[0] === '..') {
      return undefined;
    }
    return { kind: statSync(file).isDirectory() ? 'folder' : 'archive', path: file };
  }

  private assetsOf(directory: string): ReadonlyMap<string, string> {
    const known = this.manifests.get(directory);
    if (known) {
      return known;
    }
    const assets = new Map<string, string>();
    for (const [, artifact] of entries(own(readJson(join(directory, 'manifest.json')), 'artifacts'))) {
      const file = own(artifact, 'properties', 'file');
      if (own(artifact, 'type') !== 'cdk:asset-manifest' || typeof file !== 'string') {
        continue;
      }
      for (const [hash, asset] of entries(own(readJson(join(directory, file)), 'files'))) {
        const path = own(asset, 'source', 'path');
        if (typeof path === 'string') {
          assets.set(hash, path);
        }
      }
    }
    this.manifests.set(directory, assets);
    return assets;
  }
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
