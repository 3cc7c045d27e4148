import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';
import {
  type LinkedTemplate,
  type ResolvedResource,
  resourcesOf,
  textOf,
} from '../../../lib/runtime/cloudformation/linked-templates';
import type { AssetFiles, ImageBuild } from './asset-files';

/** Where the code of a function or layer is. */
export type FunctionCode =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'inline'; readonly text: string }
  | ImageCode
  | { readonly kind: 'missing'; readonly reason: string };

/** A container image, in a registry or with what it is built from. */
export interface ImageCode {
  readonly kind: 'image';
  readonly uri: string;
  readonly build?: ImageBuild;
}

/** What the template changes of an image. */
export interface ImageConfig {
  readonly command?: readonly string[];
  readonly entryPoint?: readonly string[];
  readonly workingDirectory?: string;
}

/** A layer of a function. */
export interface LayerModel {
  readonly arn: string;
  readonly code: FunctionCode;
}

/** A Lambda function of the app, as its template declares it. */
export interface FunctionModel {
  readonly stackName: string;
  readonly logicalId: string;
  readonly constructPath?: string;
  readonly name: string;
  /** The ARN, without a qualifier. */
  readonly arn: string;
  readonly runtime?: string;
  readonly handler?: string;
  readonly timeoutInMillis: number;
  readonly memoryInMegabytes: number;
  readonly environment: { readonly [name: string]: string };
  readonly layers: readonly LayerModel[];
  readonly code: FunctionCode;
  readonly imageConfig?: ImageConfig;
}

/** Lambda's defaults. */
const USUAL_TIMEOUT_SECONDS = 3;
const USUAL_MEMORY = 128;

/** The functions that the templates create. */
export function readFunctions(templates: readonly LinkedTemplate[], assets: AssetFiles): FunctionModel[] {
  const layers = new Map(
    templates.flatMap((template) =>
      resourcesOf(template, 'AWS::Lambda::LayerVersion').map((layer) => {
        const arn = template.resolver.text({ Ref: layer.logicalId });
        return [arn, { arn, code: codeOf(layer, own(layer.properties, 'Content'), template, assets) }];
      }),
    ),
  );
  return templates.flatMap((template) =>
    resourcesOf(template, 'AWS::Lambda::Function').map((resource) => ({
      stackName: template.stackName,
      logicalId: resource.logicalId,
      constructPath: resource.constructPath?.replace(/\/Resource$/, ''),
      name: nameIn(resource.ref),
      arn: template.resolver.text({ 'Fn::GetAtt': [resource.logicalId, 'Arn'] }),
      runtime: textOf(resource, 'Runtime'),
      handler: textOf(resource, 'Handler'),
      timeoutInMillis: 1000 * (Number(textOf(resource, 'Timeout')) || USUAL_TIMEOUT_SECONDS),
      memoryInMegabytes: Number(textOf(resource, 'MemorySize')) || USUAL_MEMORY,
      environment: Object.fromEntries(
        entries(own(resource.properties, 'Environment', 'Variables')).map(([name, value]) => [name, asText(value)]),
      ),
      layers: list(own(resource.properties, 'Layers')).map((arn) => {
        const missing = { kind: 'missing', reason: `layer ${JSON.stringify(arn)} is not in the assembly` } as const;
        return layers.get(arn) ?? { arn, code: missing };
      }),
      code: codeOf(resource, own(resource.properties, 'Code'), template, assets),
      imageConfig: imageConfigOf(own(resource.properties, 'ImageConfig')),
    })),
  );
}

function imageConfigOf(config: unknown): ImageConfig | undefined {
  const workingDirectory = own(config, 'WorkingDirectory');
  return config === undefined
    ? undefined
    : {
        command: list(own(config, 'Command')),
        entryPoint: list(own(config, 'EntryPoint')),
        workingDirectory: workingDirectory === undefined ? undefined : asText(workingDirectory),
      };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(asText) : [];
}

/** A function can be named by its ARN. */
function nameIn(name: string): string {
  return name.replace(/^.*:function:/, '').replace(/:.*$/, '');
}

function codeOf(
  { logicalId, metadata }: ResolvedResource,
  code: unknown,
  { templateFile }: LinkedTemplate,
  assets: AssetFiles,
): FunctionCode {
  const inline = own(code, 'ZipFile');
  if (inline !== undefined) {
    return { kind: 'inline', text: asText(inline) };
  }
  const image = own(code, 'ImageUri');
  if (image !== undefined) {
    const uri = asText(image);
    return { kind: 'image', uri, build: assets.findImage(templateFile, /([0-9a-f]{64})$/.exec(uri)?.[1] ?? '') };
  }
  const key = asText(own(code, 'S3Key'));
  const hash = /([0-9a-f]{64})(?:\.[a-z]+)?$/.exec(key)?.[1];
  const path = own(metadata, 'aws:asset:path');
  const file = assets.find(templateFile, hash, typeof path === 'string' ? path : undefined);
  return file ?? { kind: 'missing', reason: `the code of ${JSON.stringify(logicalId)} is not in the assembly` };
}
