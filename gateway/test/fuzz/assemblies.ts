import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApp } from '../../src/assembly/app';
import { GatewayStartError } from '../../src/errors';
import { apiTemplate, functionProxy, functionResources, httpProxy, mockReply } from '../assembly-builder';
import type { Random } from './random';

const MANIFEST = {
  version: '48.0.0',
  artifacts: {
    Chat: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://123456789012/us-east-1',
      properties: { templateFile: 'Chat.template.json' },
    },
    Nested: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Nested' } },
    Assets: { type: 'cdk:asset-manifest', properties: { file: 'Chat.assets.json' } },
  },
};

const TEMPLATE = {
  ...apiTemplate(
    {
      $connect: functionProxy('Handler'),
      ping: mockReply('pong'),
      room: httpProxy('https://rooms.example.com'),
    },
    {
      resources: {
        ...functionResources('Handler'),
        Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'chat.example.com' } },
        Mapping: {
          Type: 'AWS::ApiGatewayV2::ApiMapping',
          Properties: { ApiId: { Ref: 'Api' }, Stage: { Ref: 'ApiStageprod' }, DomainName: { Ref: 'Domain' } },
        },
      },
    },
  ),
  Parameters: { Size: { Type: 'String', Default: 'x' } },
  Conditions: { Always: { 'Fn::Equals': ['a', 'a'] } },
  Outputs: { Url: { Value: { 'Fn::Sub': '${Api}' }, Export: { Name: 'url' } } },
};

/** Reads an assembly with something wrong in it: it is read, or refused with an error for people. */
export function readStrangeAssembly(random: Random): 'read' | 'refused' {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-test-'));
  try {
    let manifest: unknown = MANIFEST;
    let template: unknown = TEMPLATE;
    for (let count = 1 + random.below(4); count > 0; count -= 1) {
      if (random.chance(0.3)) {
        manifest = random.mutated(manifest);
      } else {
        template = random.mutated(template);
      }
    }
    write(join(folder, 'manifest.json'), manifest, random);
    write(join(folder, 'Chat.template.json'), template, random);
    write(join(folder, 'Chat.assets.json'), { files: random.mutated({ a: { source: { path: '../..' } } }) }, random);
    mkdirSync(join(folder, 'assembly-Nested'));
    write(join(folder, 'assembly-Nested/manifest.json'), { version: '48.0.0' }, random);
    readApp(folder, random.chance(0.2) ? { values: { Size: random.text(5) }, stage: 'prod' } : {});
    return 'read';
  } catch (error) {
    if (!(error instanceof GatewayStartError)) {
      throw error;
    }
    return 'refused';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(file: string, value: unknown, random: Random): void {
  const text = JSON.stringify(value) ?? '';
  writeFileSync(file, random.chance(0.05) ? text.slice(0, random.below(text.length)) : text);
}
