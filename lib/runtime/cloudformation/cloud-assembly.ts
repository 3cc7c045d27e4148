import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { IntrinsicResolver } from './intrinsics';
import { asText, entries, own } from './json';

/** Where cloud assemblies come from, for messages. */
const REMEDY = 'run cdk synth first, and pass what it wrote';

/** The template of a stack, as `cdk synth` wrote it. */
export interface AssemblyTemplate {
  /** The artifact of the stack; a nested stack is part of that of the stack around it. */
  readonly artifactId: string;

  /** The name that the stack is deployed under; a nested stack has the name of the stack around it. */
  readonly stackName: string;

  /** The file of the template, relative to the directory that was read, with slashes. */
  readonly templateFile: string;

  readonly template: object;

  /** The account and the region of the stack, as far as the app fixes them. */
  readonly environment?: { readonly accountId?: string; readonly region?: string };

  /** The resource that a nested stack is to the template around it, which is where its parameters are set. */
  readonly nestedIn?: { readonly templateFile: string; readonly logicalId: string };
}

/** What `cdk synth` wrote, so far as it is templates. */
export interface Assembly {
  readonly templates: readonly AssemblyTemplate[];
}

/**
 * Reads the templates of a cloud assembly, also those of its CDK stages and nested stacks, or one template by itself.
 *
 * Nothing outside of the directory is read, whatever the files in it say.
 *
 * @param directory The directory that `cdk synth` wrote, usually cdk.out, or a file that is a template in JSON
 */
export function readAssembly(directory: string): Assembly {
  if (!existsSync(directory)) {
    throw new Error(`cloud assembly is missing at ${JSON.stringify(directory)}; ${REMEDY}`);
  }
  if (statSync(directory).isDirectory()) {
    return { templates: new AssemblyReader(directory).read() };
  }
  const templateFile = basename(directory);
  const stackName = templateFile.replace(/(\.template)?\.json$/, '');
  return { templates: [{ artifactId: stackName, stackName, templateFile, template: readJson(directory) }] };
}

/** A stack whose template is to be read. */
interface StackArtifact {
  readonly artifactId: string;
  readonly stackName: string;
  readonly environment?: AssemblyTemplate['environment'];
  readonly nestedIn?: AssemblyTemplate['nestedIn'];
}

class AssemblyReader {
  private readonly root: string;
  private readonly templates: AssemblyTemplate[] = [];

  /** What was read, since a directory or a template may name itself. */
  private readonly seen = new Set<string>();

  constructor(directory: string) {
    this.root = realpathSync(directory);
  }

  public read(): AssemblyTemplate[] {
    this.readDirectory(this.root);
    return this.templates;
  }

  private readDirectory(directory: string): void {
    const manifest = this.inside(directory, 'manifest.json');
    if (this.seen.has(manifest)) {
      return;
    }
    this.seen.add(manifest);
    if (!existsSync(manifest)) {
      throw new Error(`manifest.json is missing in ${JSON.stringify(directory)}; ${REMEDY}`);
    }
    const artifacts = entries(own(readJson(manifest), 'artifacts'));
    const ofType = (type: string) => artifacts.filter(([, artifact]) => own(artifact, 'type') === type);

    const assets = new Map<string, unknown>();
    for (const [, artifact] of ofType('cdk:asset-manifest')) {
      const file = this.inside(directory, asText(own(artifact, 'properties', 'file')));
      for (const [hash, asset] of entries(own(readJson(file), 'files'))) {
        assets.set(hash, own(asset, 'source', 'path'));
      }
    }
    for (const [artifactId, artifact] of ofType('aws:cloudformation:stack')) {
      const stackName = asText(own(artifact, 'properties', 'stackName') ?? artifactId);
      const templateFile = asText(own(artifact, 'properties', 'templateFile'));
      const environment = environmentOf(own(artifact, 'environment'));
      this.readTemplate(directory, templateFile, assets, { artifactId, stackName, environment });
    }
    for (const [, artifact] of ofType('cdk:cloud-assembly')) {
      this.readDirectory(this.inside(directory, asText(own(artifact, 'properties', 'directoryName'))));
    }
  }

  private readTemplate(
    directory: string,
    path: string,
    assets: ReadonlyMap<string, unknown>,
    stack: StackArtifact,
  ): void {
    const file = this.inside(directory, path);
    if (this.seen.has(file)) {
      return;
    }
    this.seen.add(file);
    const template = readJson(file);
    const templateFile = relative(this.root, file).split(sep).join('/');
    this.templates.push({ ...stack, templateFile, template });

    const resolver = new IntrinsicResolver(template);
    const stacks = entries(own(template, 'Resources')).filter(
      ([, resource]) => own(resource, 'Type') === 'AWS::CloudFormation::Stack',
    );
    for (const [logicalId, resource] of stacks) {
      // Without the CDK CLI, in a unit test, there is no path. The URL of a template ends with the hash of its asset.
      const url = resolver.text(own(resource, 'Properties', 'TemplateURL'));
      const nested = own(resource, 'Metadata', 'aws:asset:path') ?? assets.get(basename(url, '.json'));
      // A template that was not made by CDK may be YAML.
      if (typeof nested === 'string' && nested.endsWith('.json')) {
        this.readTemplate(directory, nested, assets, { ...stack, nestedIn: { templateFile, logicalId } });
      }
    }
  }

  /** The file or directory at a path that a file of the assembly gives. */
  private inside(directory: string, path: string): string {
    const named = resolve(directory, path);
    // A link may lead out too. Whether something outside exists is not told.
    const file = this.isInside(named) && existsSync(named) ? realpathSync(named) : named;
    if (!this.isInside(file)) {
      throw new Error(
        `path leads out of the cloud assembly at ${JSON.stringify(directory)}, got ${JSON.stringify(path)}; ` +
          'run cdk synth again, which writes no such path',
      );
    }
    return file;
  }

  private isInside(file: string): boolean {
    const path = relative(this.root, file);
    return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  }
}

/** What an artifact says of its environment, such as `aws://123456789012/unknown-region`. */
function environmentOf(address: unknown): AssemblyTemplate['environment'] {
  const [, accountId, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(asText(address ?? '')) ?? [];
  return {
    accountId: accountId === 'unknown-account' ? undefined : accountId,
    region: region === 'unknown-region' ? undefined : region,
  };
}

function readJson(file: string): object {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`file is not JSON at ${JSON.stringify(file)}, got ${JSON.stringify(message)}; ${REMEDY}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Error(`file holds no JSON object at ${JSON.stringify(file)}; ${REMEDY}`);
  }
  return json;
}
