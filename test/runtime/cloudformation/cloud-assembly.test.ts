import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, BootstraplessSynthesizer, CfnStack, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { WebSocketMockIntegration } from '../../../lib';
import { readAssembly } from '../../../lib/runtime/cloudformation/cloud-assembly';
import { readWebSocketApis } from '../../../lib/runtime/cloudformation/web-socket-api';

function newDirectory(files: { [path: string]: unknown } = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

/** A cloud assembly of one stack, in template.json, that is an artifact with the given properties. */
function assembly(
  template: unknown,
  properties: object = { templateFile: 'template.json' },
): { [path: string]: unknown } {
  return {
    'manifest.json': { artifacts: { Stack: { type: 'aws:cloudformation:stack', properties } } },
    'template.json': template,
  };
}

function nestedStack(path: unknown): object {
  return { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': path } };
}

function addApi(stack: Stack): void {
  const integration = new WebSocketMockIntegration('Ping', {
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
  });
  new WebSocketApi(stack, 'Api').addRoute('ping', { integration });
}

describe.each([
  ['by the CDK CLI', { 'aws:cdk:enable-asset-metadata': true }],
  ['in a unit test', {}],
])('an app that is synthesized %s', (_, context) => {
  test('is read with its stages and nested stacks', () => {
    const app = new App({ context });
    const top = new Stack(app, 'Top', { stackName: 'top-stack' });
    addApi(new NestedStack(new NestedStack(top, 'Outer'), 'Inner'));
    const inStage = new Stack(new Stage(new Stage(app, 'Prod'), 'Eu'), 'Stack');
    addApi(inStage);
    new Topic(new NestedStack(inStage, 'Nested'), 'Topic');
    const { directory } = app.synth();

    const { templates } = readAssembly(directory);
    expect(
      templates.map(({ stackName, templateFile, nestedIn, template }) => [
        stackName,
        templateFile.replace(/[0-9A-F]{8}/, ''),
        nestedIn?.templateFile.replace(/[0-9A-F]{8}/, ''),
        readWebSocketApis(template).length,
      ]),
    ).toEqual([
      ['top-stack', 'Top.template.json', undefined, 0],
      ['top-stack', 'TopOuter.nested.template.json', 'Top.template.json', 0],
      ['top-stack', 'TopOuterInner.nested.template.json', 'TopOuter.nested.template.json', 1],
      ['Prod-Eu-Stack', 'assembly-Prod/assembly-Prod-Eu/ProdEuStack.template.json', undefined, 1],
      [
        'Prod-Eu-Stack',
        'assembly-Prod/assembly-Prod-Eu/ProdEuStackNested.nested.template.json',
        'assembly-Prod/assembly-Prod-Eu/ProdEuStack.template.json',
        0,
      ],
    ]);

    const [parent, nested] = templates;
    expect(nested?.artifactId).toBe('Top');
    expect(parent).toHaveProperty(['template', 'Resources', nested?.nestedIn?.logicalId ?? ''], expect.anything());
    expect(readFileSync(join(directory, nested?.templateFile ?? ''), 'utf8')).toBe(
      JSON.stringify(nested?.template, undefined, 1),
    );
  });
});

test('a stack without name has that of its artifact', () => {
  const app = new App();
  addApi(new Stack(app, 'Bare', { synthesizer: new BootstraplessSynthesizer() }));
  expect(readAssembly(app.synth().directory).templates).toMatchObject([{ artifactId: 'Bare', stackName: 'Bare' }]);
});

test.each([
  [
    { account: '111122223333', region: 'eu-west-1' },
    { accountId: '111122223333', region: 'eu-west-1' },
  ],
  [{ region: 'eu-west-1' }, { accountId: undefined, region: 'eu-west-1' }],
  [{}, { accountId: undefined, region: undefined }],
])('a stack in %j, and one nested in it, have that environment', (env, environment) => {
  const app = new App();
  new NestedStack(new Stack(app, 'Top', { env }), 'Nested');
  const { templates } = readAssembly(app.synth().directory);
  expect(templates.map((template) => template.environment)).toEqual([environment, environment]);
});

test('a nested stack whose template is not of the app is not followed', () => {
  const app = new App();
  new CfnStack(new Stack(app, 'Top'), 'Nested', { templateUrl: 'https://example.com/template.json' });
  const { templates } = readAssembly(app.synth().directory);
  expect(templates.map(({ templateFile }) => templateFile)).toEqual(['Top.template.json']);

  const other = newDirectory(assembly({ Resources: { Yaml: nestedStack('nested.yaml'), Odd: nestedStack(5) } }));
  expect(readAssembly(other).templates).toHaveLength(1);
});

test.each(['Chat.template.json', 'Chat.json'])('one template, %s, is read by itself', (file) => {
  const directory = newDirectory({ [file]: { Resources: { Nested: nestedStack('../secret.json') } } });
  expect(readAssembly(join(directory, file)).templates).toEqual([
    {
      artifactId: 'Chat',
      stackName: 'Chat',
      templateFile: file,
      template: { Resources: { Nested: nestedStack('../secret.json') } },
    },
  ]);
});

test('what names itself is read once', () => {
  const files = assembly({ Resources: { One: nestedStack('template.json'), Two: nestedStack('nested.json') } });
  const manifest = files['manifest.json'] as { artifacts: { [id: string]: object } };
  manifest.artifacts.Itself = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
  const directory = newDirectory({ ...files, 'nested.json': { Resources: { Two: nestedStack('nested.json') } } });

  expect(readAssembly(directory).templates.map(({ templateFile }) => templateFile)).toEqual([
    'template.json',
    'nested.json',
  ]);
});

test('links inside of the directory are followed', () => {
  const directory = newDirectory(assembly({}, { templateFile: 'link.json' }));
  symlinkSync('template.json', join(directory, 'link.json'));
  expect(readAssembly(directory).templates).toMatchObject([{ templateFile: 'template.json' }]);
});

test('an assembly without artifacts has no templates', () => {
  expect(readAssembly(newDirectory({ 'manifest.json': {} })).templates).toEqual([]);
});

const REMEDY = 'run cdk synth first, and pass what it wrote';

test('fails when there is nothing', () => {
  const directory = join(newDirectory(), 'cdk.out');
  expect(() => readAssembly(directory)).toThrow(new Error(`cloud assembly is missing at "${directory}"; ${REMEDY}`));
});

test('fails when a directory is not a cloud assembly', () => {
  const directory = newDirectory({ 'template.json': {} });
  expect(() => readAssembly(directory)).toThrow(new Error(`manifest.json is missing in "${directory}"; ${REMEDY}`));
});

test.each([
  [
    'a file is not JSON',
    'Resources:\n  Api:',
    /^file is not JSON at ".*template\.json", got ".+"; run cdk synth first/,
  ],
  ['a template is a list', [], /^file holds no JSON object at ".*template\.json"; run cdk synth first/],
  ['a template is null', null, /^file holds no JSON object at ".*template\.json"; run cdk synth first/],
  ['a template is a text', '"x"', /^file holds no JSON object at ".*template\.json"; run cdk synth first/],
])('fails when %s', (_, template, message) => {
  const directory = newDirectory(assembly(template));
  expect(() => readAssembly(directory)).toThrow(message);
  expect(() => readAssembly(join(directory, 'template.json'))).toThrow(message);
});

test.each([
  ['a template is missing', { templateFile: 'gone.json' }, /^file is not JSON at ".*gone\.json", got "ENOENT/],
  ['a stack has no template', {}, /^file is not JSON at ".*", got "EISDIR/],
])('fails when %s', (_, properties, message) => {
  const directory = newDirectory(assembly({}, properties));
  expect(() => readAssembly(directory)).toThrow(message);
});

describe('fails to read outside of the directory:', () => {
  const outside = newDirectory({ 'secret.json': { secret: true }, 'manifest.json': { artifacts: {} } });

  test.each([
    '../secret.json',
    '..',
    'nested/../../secret.json',
    join(outside, 'secret.json'),
    join(outside, 'missing.json'),
  ])('a manifest that says %s', (path) => {
    const message =
      /^path leads out of the cloud assembly at ".*", got ".*"; run cdk synth again, which writes no such/;
    const read = (type: string, property: string) => {
      const artifact = { type, properties: { [property]: path } };
      const directory = newDirectory({ 'manifest.json': { artifacts: { artifact } } });
      return () => readAssembly(directory);
    };
    expect(read('aws:cloudformation:stack', 'templateFile')).toThrow(message);
    expect(read('cdk:asset-manifest', 'file')).toThrow(message);
    expect(read('cdk:cloud-assembly', 'directoryName')).toThrow(message);
  });

  test('a template that says so', () => {
    const directory = newDirectory(assembly({ Resources: { Nested: nestedStack('../secret.json') } }));
    expect(() => readAssembly(directory)).toThrow('got "../secret.json"');
  });

  test('a link', () => {
    const directory = newDirectory(assembly({}, { templateFile: 'link.json' }));
    symlinkSync(join(outside, 'secret.json'), join(directory, 'link.json'));
    expect(() => readAssembly(directory)).toThrow('got "link.json"');
  });

  test('a manifest that is a link', () => {
    const directory = newDirectory();
    symlinkSync(join(outside, 'manifest.json'), join(directory, 'manifest.json'));
    expect(() => readAssembly(directory)).toThrow('got "manifest.json"');
  });
});
