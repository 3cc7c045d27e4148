import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from '../../lib';
import { LEFT_OUT_METHODS } from '../../lib/runtime/java/left-out-methods';
import { ASSUMPTIONS } from '../../lib/service-facts/assumptions';
import { RULES } from '../../lib/validation/registry';
import type { RuleEntry } from '../../lib/validation/rule';
import manifest from '../../package.json';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Pages that a person wrote; the API reference is generated, and compared with what generates it. */
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...markdownBelow('docs').filter((page) => !page.startsWith('docs/api/')),
];

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : markdownBelow(path);
    }
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

function codeBlocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code as string);
}

/** The programs of the guide, which run: in Jest, and as part of the conformance programs. */
const GUIDE_PROGRAMS = new Map([
  ['ts', 'test/docs/guide/chat.test.ts'],
  ['python', 'test/conformance/python/guide/test_chat.py'],
  ['java', 'test/conformance/java/src/test/java/io/github/cdkwebsocket/conformance/guide/ChatStackTest.java'],
  ['csharp', 'test/conformance/dotnet/Guide/ChatStackTests.cs'],
  ['go', 'test/conformance/go/guide/chat_test.go'],
]);

/** The stacks that those programs test. */
const GUIDE_STACKS = new Map([
  ['ts', 'test/docs/guide/chat-stack.ts'],
  ['python', 'test/conformance/python/guide/chat_stack.py'],
  ['java', 'test/conformance/java/src/main/java/io/github/cdkwebsocket/conformance/guide/ChatStack.java'],
  ['csharp', 'test/conformance/dotnet/Guide/ChatStack.cs'],
  ['go', 'test/conformance/go/guide/chat.go'],
]);

/** The programs of the guide to the gateway, which gateway/test/guide/run.mjs runs. */
const GATEWAY_PROGRAMS = new Map([
  ['ts', 'gateway/test/guide/typescript/gateway.ts'],
  ['python', 'gateway/test/guide/python/test_gateway.py'],
  ['java', 'gateway/test/guide/java/GatewayTest.java'],
  ['csharp', 'gateway/test/guide/dotnet/GatewayTests.cs'],
  ['go', 'gateway/test/guide/go/gateway_test.go'],
]);

describe.each(pages)('%s', (page) => {
  // The README is also the front page in every registry, so its links say where the repository is.
  const text = readFileSync(join(root, page), 'utf8').replaceAll(`](${manifest.homepage}/blob/main/`, '](');

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link as string);

    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names paths that exist', () => {
    const paths = [...text.matchAll(/`((?:lib|test|docs|scripts|bench|gateway)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );

    // x/y stands for any file.
    expect(paths.filter((path) => !path.includes('x/y') && !existsSync(join(root, path)))).toEqual([]);
  });

  test('links to headings that exist', () => {
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      (heading as string)
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor as string);

    expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script as string);

    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  test('has code blocks only in languages that a machine checks', () => {
    // jsii-rosetta compiles the ts blocks of the README in the build; the tests below check the rest.
    const checked =
      {
        'README.md': ['ts', 'sh', 'csharp', 'text'],
        'docs/architecture.md': ['mermaid'],
        'docs/guides/testing.md': [...GUIDE_PROGRAMS.keys(), 'text'],
        'docs/languages/typescript.md': ['sh', 'ts'],
        'docs/languages/python.md': ['sh', 'python'],
        'docs/languages/java.md': ['java'],
        'docs/languages/csharp.md': ['sh', 'csharp'],
        'docs/languages/go.md': ['sh', 'go'],
        'docs/guides/local-gateway.md': [...GATEWAY_PROGRAMS.keys()],
      }[page] ?? [];
    const fences = [...text.matchAll(/^```(\w*)\n.*?^```$/gms)].map(([, language]) => language as string);

    expect(fences.filter((language) => !checked.includes(language))).toEqual([]);
  });
});

describe('the README', () => {
  test('is under 500 lines', () => {
    expect(readme.split('\n').length).toBeLessThan(500);
  });

  test('installs the packages under the names that they are published by', () => {
    const { python, java, dotnet, go } = manifest.jsii.targets;

    expect(codeBlocks(readme, 'sh')).toEqual([
      `npm install ${manifest.name}\n` +
        `pip install ${python.distName}\n` +
        `dotnet add package ${dotnet.packageId}\n` +
        `go get ${go.moduleName}/${go.packageName}\n`,
    ]);
    expect(readme).toContain(`\`${java.maven.groupId}:${java.maven.artifactId}:${manifest.version}\``);
  });

  test('claims no more rules than there are', () => {
    const [, claimed] = readme.match(/More than (\d+) rules/) ?? [];

    expect(RULES.length).toBeGreaterThan(Number(claimed));
  });

  test('shows C# that stands in a conformance program', () => {
    const folder = join(root, 'test/conformance/dotnet');
    const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.cs'))
      .map((file) => readFileSync(join(folder, file), 'utf8').split('\n'));

    for (const block of codeBlocks(readme, 'csharp')) {
      const lines = block.trimEnd().split('\n');
      expect(programs.some((program) => lines.every((line) => program.includes(line)))).toBe(true);
    }
  });

  test('shows an error as it is thrown', () => {
    const [shown] = codeBlocks(readme, 'text');
    const stack = new Stack(new App(), 'Chat');

    expect(
      () =>
        new WebSocketIntegration(stack, 'Rooms', {
          webSocketApi: new WebSocketApi(stack, 'Api'),
          integrationType: WebSocketIntegrationType.MOCK,
          integrationUri: '',
          timeout: Duration.minutes(1),
        }),
    ).toThrow(new Error(shown?.trimEnd()));
  });
});

describe('docs/architecture.md', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('../../.dependency-cruiser.cjs');
  const floors = forbidden.map(({ name }) => name.match(/^floor-of-(.*)/)?.[1]).filter((name) => name !== undefined);

  test('has every floor that the linter knows', () => {
    expect(floors.length).toBeGreaterThan(0);
    expect(floors.filter((floor) => !new RegExp(`^\\| \\d \\|.*\`lib/${floor}[/.]`, 'm').test(page))).toEqual([]);
  });

  test('draws every floor', () => {
    const [, drawing] = codeBlocks(page, 'mermaid');

    expect(floors.filter((floor) => !drawing?.includes(floor))).toEqual([]);
  });
});

test.each([...GUIDE_PROGRAMS])('the guide to tests shows a whole program in %s', (language, file) => {
  const guide = readFileSync(join(root, 'docs/guides/testing.md'), 'utf8');

  expect(codeBlocks(guide, language)).toEqual([readFileSync(join(root, file), 'utf8')]);
});

describe.each([...GUIDE_STACKS])('the page of the language %s', (language, stack) => {
  const page = `docs/languages/${language === 'ts' ? 'typescript' : language}.md`;
  const text = readFileSync(join(root, page), 'utf8');

  test('shows a whole app and its tests, which run', () => {
    const programs = [stack, GUIDE_PROGRAMS.get(language) as string];

    expect(codeBlocks(text, language)).toEqual(programs.map((file) => readFileSync(join(root, file), 'utf8')));
  });

  test('is linked by the README', () => {
    expect(readme).toContain(`(${manifest.homepage}/blob/main/${page})`);
  });

  test('installs the package as the README does', () => {
    const [install] = codeBlocks(readme, 'sh');

    for (const line of codeBlocks(text, 'sh').flatMap((block) => block.trimEnd().split('\n'))) {
      const [command] = line.split(/ (?:aws-cdk-lib|constructs)/);
      expect(install).toContain(`${command}\n`);
    }
  });
});

test.each([...GATEWAY_PROGRAMS])('the guide to the gateway shows a whole program in %s', (language, file) => {
  const guide = readFileSync(join(root, 'docs/guides/local-gateway.md'), 'utf8');

  expect(codeBlocks(guide, language)).toEqual([readFileSync(join(root, file), 'utf8')]);
});

test('docs/fidelity.md is what the tables of assumptions and of methods make', () => {
  const fidelityPage = jest.requireActual<
    (assumptions: typeof ASSUMPTIONS, methods: typeof LEFT_OUT_METHODS) => string
  >('../../scripts/fidelity-page.cjs');

  expect(readFileSync(join(root, 'docs/fidelity.md'), 'utf8')).toBe(fidelityPage(ASSUMPTIONS, LEFT_OUT_METHODS));
});

describe('docs/rules.md', () => {
  test('is what the table of rules makes', () => {
    const rulesPage = jest.requireActual<(rules: readonly RuleEntry[]) => string>('../../scripts/rules-page.cjs');

    expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage(RULES));
  });

  const named = new Set(
    sources('lib').flatMap((text) =>
      [...text.matchAll(/rule\s+(?:\*\s+)?`?([\w-]+-[\w-]+)`?\)/g)].map(([, id]) => id as string),
    ),
  );

  test('has every rule that a docstring names', () => {
    expect([...named].filter((id) => RULES.every((rule) => rule.id !== id))).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
}
