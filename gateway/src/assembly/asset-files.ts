import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';

/** A file or folder of the assembly that holds code. */
export type AssetFile =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'archive'; readonly path: string };

/** What an image is built from. */
export interface ImageBuild {
  readonly directory: string;
  readonly file?: string;
  readonly target?: string;
  readonly platform?: string;
  readonly arguments?: { readonly [name: string]: string };
}

/** The assets of an asset manifest by their hashes. */
interface Assets {
  readonly files: ReadonlyMap<string, string>;
  readonly images: ReadonlyMap<string, unknown>;
}

/** The file assets of a cloud assembly by their hashes. Nothing outside of the assembly is ever returned. */
export class AssetFiles {
  private readonly root: string;
  private readonly manifests = new Map<string, Assets>();

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
    const named = (hash === undefined ? undefined : this.assetsOf(directory).files.get(hash)) ?? path;
    if (named === undefined) {
      return undefined;
    }
    const file = this.within(directory, named);
    return file === undefined ? undefined : { kind: statSync(file).isDirectory() ? 'folder' : 'archive', path: file };
  }

  /** Finds what an image is built from; undefined for one that comes from a registry, or is built by a command of its own. */
  public findImage(templateFile: string, hash: string): ImageBuild | undefined {
    const directory = dirname(resolve(this.root, templateFile));
    const source = this.assetsOf(directory).images.get(hash);
    const named = own(source, 'directory');
    const folder = typeof named === 'string' ? this.within(directory, named) : undefined;
    const text = (name: string) => (own(source, name) === undefined ? undefined : asText(own(source, name)));
    return folder === undefined
      ? undefined
      : {
          directory: folder,
          file: text('dockerFile'),
          target: text('dockerBuildTarget'),
          platform: text('platform'),
          arguments: Object.fromEntries(
            entries(own(source, 'dockerBuildArgs')).map(([name, value]) => [name, asText(value)]),
          ),
        };
  }

  private within(directory: string, named: string): string | undefined {
    const file = resolve(directory, named);
    const isOutside = !existsSync(file) || relative(this.root, realpathSync(file)).split(sep)[0] === '..';
    return isOutside ? undefined : file;
  }

  private assetsOf(directory: string): Assets {
    const known = this.manifests.get(directory);
    if (known) {
      return known;
    }
    const assets = { files: new Map<string, string>(), images: new Map<string, unknown>() };
    for (const [, artifact] of entries(own(readJson(join(directory, 'manifest.json')), 'artifacts'))) {
      const file = own(artifact, 'properties', 'file');
      if (own(artifact, 'type') !== 'cdk:asset-manifest' || typeof file !== 'string') {
        continue;
      }
      const manifest = readJson(join(directory, file));
      for (const [hash, asset] of entries(own(manifest, 'files'))) {
        const path = own(asset, 'source', 'path');
        if (typeof path === 'string') {
          assets.files.set(hash, path);
        }
      }
      for (const [hash, asset] of entries(own(manifest, 'dockerImages'))) {
        assets.images.set(hash, own(asset, 'source'));
      }
    }
    this.manifests.set(directory, assets);
    return assets;
  }
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
