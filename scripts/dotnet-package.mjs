// What jsii-pacmak leaves to do for .NET: it neither escapes backslashes in the JSON of its attributes, nor gives the
// package the page, the icon and the addresses that a registry shows.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ATTRIBUTE_JSON = /\b(\w+Json): "((?:[^"\\]|\\.)*)"/g;
const ESCAPES = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' };

/**
 * Fails when an attribute of generated C# holds text that is not JSON: the runtime of jsii reads it when the member is
 * called, and throws.
 */
export function checkAttributes(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'));
  let count = 0;
  for (const file of files) {
    for (const [, name, literal] of readFileSync(join(folder, file), 'utf8').matchAll(ATTRIBUTE_JSON)) {
      const text = literal.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code) =>
        code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : ESCAPES[code],
      );
      try {
        // Newtonsoft's reader, unlike JSON.parse, takes a string that goes over several lines.
        JSON.parse(text.replaceAll('\n', '\\n'));
      } catch (error) {
        throw new Error(
          `${name} is not JSON at ${JSON.stringify(file)}, got ${text.slice(0, 200)}; ` +
            `remove the backslash from the docstring of the parameter, return value or property (${error.message})`,
        );
      }
      count += 1;
    }
  }
  if (count === 0) {
    throw new Error(`no attribute holds JSON below ${folder}; jsii-pacmak writes them otherwise now`);
  }
}

/**
 * Adds to generated sources what a registry shows. MSBuild reads the file above each project without being asked.
 */
export function addPackagePage(folder, root, manifest) {
  writeFileSync(join(folder, 'README.md'), readmeInCsharp(root));
  cpSync(join(root, 'docs/images/icon.png'), join(folder, 'icon.png'));
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  writeFileSync(
    join(folder, 'Directory.Build.props'),
    `<Project>
  <PropertyGroup>
    <PackageReadmeFile>README.md</PackageReadmeFile>
    <PackageIcon>icon.png</PackageIcon>
    <PackageProjectUrl>${manifest.homepage}</PackageProjectUrl>
    <RepositoryCommit>${commit}</RepositoryCommit>
    <Deterministic>true</Deterministic>
    <DeterministicSourcePaths>true</DeterministicSourcePaths>
    <PathMap>$(MSBuildThisFileDirectory)=/_/</PathMap>
  </PropertyGroup>
  <ItemGroup>
    <None Include="$(MSBuildThisFileDirectory)README.md" Pack="true" PackagePath="/" Visible="false" />
    <None Include="$(MSBuildThisFileDirectory)icon.png" Pack="true" PackagePath="/" Visible="false" />
  </ItemGroup>
</Project>
`,
  );
}

/** The README with its examples in C#, as jsii-pacmak has it for the other languages. */
function readmeInCsharp(root) {
  const { snippets } = JSON.parse(readFileSync(join(root, '.jsii.tabl.json'), 'utf8'));
  const translations = Object.values(snippets)
    .filter(({ location }) => location.api.api === 'moduleReadme')
    .sort((left, right) => left.location.field.line - right.location.field.line)
    .map((snippet) => snippet.translations.csharp.source);
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/^```ts\n[\s\S]*?^```$/gm, () => {
    return `\`\`\`csharp\n${translations.shift()}\n\`\`\``;
  });
  if (translations.length > 0) {
    throw new Error(`the README has ${translations.length} examples less than its translation`);
  }
  return readme;
}

/** Compiles generated sources and leaves the package and its symbols, without the sources. */
export function packDotnet(folder) {
  const [project] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.csproj'),
  );
  execFileSync('dotnet', ['pack', project, '--configuration', 'Release', '--output', join(folder, 'packed')], {
    cwd: folder,
    stdio: 'inherit',
  });
  const packages = readdirSync(join(folder, 'packed')).map((file) => join(folder, 'packed', file));
  for (const file of packages) {
    cpSync(file, join(folder, basename(file)));
  }
  for (const entry of readdirSync(folder)) {
    if (!/\.s?nupkg$/.test(entry)) {
      rmSync(join(folder, entry), { recursive: true });
    }
  }
}
