import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Assembly, Type } from '@jsii/spec';
import { touchedMembers } from './touched-members';

const root = join(__dirname, '../..');
const spec: Assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8'));
const folder = join(root, 'test/conformance');
const cases = readdirSync(join(folder, 'typescript/cases')).map((file) => join(folder, 'typescript/cases', file));
const touched = touchedMembers(root, cases);

interface Member {
  /** As `touchedMembers` names it. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly kind: 'constructor' | 'method' | 'property' | 'prop' | 'enum member';
  readonly isStatic: boolean;
}

/** Every public name that a program can use. What a class overrides is listed with its base. */
const members = Object.values(spec.types ?? {}).flatMap(membersOf);

function membersOf(type: Type): Member[] {
  const list: Member[] = [];
  const add = (kind: Member['kind'], name: string, isStatic = false) =>
    list.push({
      key: kind === 'constructor' ? `${type.name}#new` : `${type.name}.${name}`,
      name,
      type: type.name,
      kind,
      isStatic,
    });
  if (type.kind === 'enum') {
    for (const { name } of type.members) {
      add('enum member', name, true);
    }
    return list;
  }
  if (type.kind === 'class' && type.initializer && !type.abstract) {
    add('constructor', type.name);
  }
  for (const method of type.methods ?? []) {
    if (!method.overrides) {
      add('method', method.name, method.static);
    }
  }
  for (const property of type.properties ?? []) {
    if (!property.overrides?.startsWith(spec.name)) {
      add(type.kind === 'interface' && type.datatype ? 'prop' : 'property', property.name, property.static);
    }
  }
  return list;
}

interface Language {
  readonly fileOf: (name: string) => string;
  /** How a program of the language writes a name, as a regular expression. */
  readonly spelled: (member: Member) => string;
}

const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string) => name.replaceAll('-', '_');
const snakeName = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace('to_JSON', 'to_json')
    .toLowerCase();

const languages: Record<string, Language> = {
  Python: {
    fileOf: (name) => `python/cases/${snake(name)}.py`,
    spelled: ({ kind, name, type, isStatic }) =>
      ({
        constructor: `\\b${type}\\(`,
        'enum member': `\\b${type}\\.${name}\\b`,
        prop: `\\b${snakeName(name)}=`,
        property: isStatic ? `\\b${type}\\.${name}\\b` : `\\.${snakeName(name)}\\b`,
        method: isStatic ? `\\b${type}\\.${snakeName(name)}\\(` : `(\\.|def )${snakeName(name)}\\(`,
      })[kind],
  },
  Java: {
    fileOf: (name) => `java/src/main/java/io/github/cdkwebsocket/conformance/${pascal(name)}Stack.java`,
    spelled: ({ kind, name, type, isStatic }) =>
      ({
        constructor: `\\b(new ${type}\\(|${type}\\.Builder\\.create\\(|extends ${type} )`,
        'enum member': `\\b${type}\\.${name}\\b`,
        prop: `\\.${name}\\(`,
        property: isStatic ? `\\b${type}\\.${name}\\b` : `\\.get${pascal(name)}\\(`,
        method: isStatic
          ? `\\b${type}\\.${name}\\(`
          : // A value beside a string is converted to one.
            name === 'toString'
            ? '" \\+ text\\b'
            : `[ .]${name}\\(`,
      })[kind],
  },
  'C#': {
    fileOf: (name) => `dotnet/Cases/${pascal(name)}.cs`,
    spelled: ({ kind, name, type, isStatic }) =>
      ({
        constructor: `\\b(new ${type}\\(|class \\w+ : ${type}\\b)`,
        'enum member': `\\b${type}\\.${name}\\b`,
        prop: `\\b${pascal(name)} = `,
        property: isStatic ? `\\b${type}\\.${name}\\b` : `\\.${pascal(name)}\\b`,
        method: isStatic
          ? `\\b${type}\\.${pascal(name)}\\(`
          : name === 'toString'
            ? '\\{text\\}'
            : `[ .]${pascal(name)}\\(`,
      })[kind],
  },
  Go: {
    fileOf: (name) => `go/cases/${snake(name)}.go`,
    spelled: ({ kind, name, type, isStatic }) =>
      ({
        constructor: `\\bNew${type}(_Override)?\\(`,
        'enum member': `\\b${type}_${name}\\b`,
        prop: `\\b${pascal(name)}:`,
        property: isStatic ? `\\b${type}_${name}\\(\\)` : `\\.${pascal(name)}\\b`,
        method: isStatic ? `\\b${type}_${pascal(name)}\\(` : `[ .]${pascal(name)}\\(`,
      })[kind],
  },
};

test.each(Object.entries(languages))(
  'every public name is used in %s, by a case that uses it in TypeScript',
  (_, language) => {
    const missing = members.filter((member) => {
      const spelled = new RegExp(language.spelled(member));
      return ![...(touched.get(member.key) ?? [])].some((name) =>
        spelled.test(readFileSync(join(folder, language.fileOf(name)), 'utf8')),
      );
    });

    expect(missing.map(({ key }) => key)).toEqual([]);
  },
);

test.each(Object.entries(languages))('every case exists in %s', (_, language) => {
  const names = cases.map((file) => basename(file, '.ts'));

  expect(names.filter((name) => !existsSync(join(folder, language.fileOf(name))))).toEqual([]);
});

test('every public name is used by a case in TypeScript', () => {
  expect(members.length).toBeGreaterThan(200);
  expect(members.map(({ key }) => key).filter((key) => !touched.has(key))).toEqual([]);
});
