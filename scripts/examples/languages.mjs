// Writes the statements of an example in each language.
import { chain, concat, group, render } from './layout.mjs';
import { place } from './modules.mjs';

const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const quoted = (text) => JSON.stringify(text);

/** The name of a member or variable in Python, as jsii forms it. */
function snake(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** What the languages have in common: which names an example uses, and the order of its parts. */
class Writer {
  constructor(targets) {
    this.targets = targets;
    /** The names of each module. */
    this.used = new Map();
  }

  place({ module }) {
    return place(module, this.targets);
  }

  /** Notes that a type is used, and returns its name. */
  use(type) {
    this.used.set(type.module, (this.used.get(type.module) ?? new Set()).add(type.name));
    return type.name;
  }

  write(statements) {
    const body = statements.flatMap((statement) => [
      ...(statement.isApart ? [''] : []),
      ...statement.comments.map((comment) => `${this.comment} ${comment}`),
      ...this.statement(statement).split('\n'),
    ]);
    while (body[0] === '') {
      body.shift();
    }
    const head = this.head();
    return [...head, ...(head.length > 0 ? [''] : []), ...body].join('\n');
  }

  lay(doc, end = '') {
    return render(doc, this.unit) + end;
  }
}

export class PythonWriter extends Writer {
  comment = '#';
  unit = '    ';

  head() {
    return [...this.used]
      .map(([module, names]) => [this.place({ module }).python, [...names].sort()])
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([module, names]) => render(concat(`from ${module} import `, importList(names)), this.unit));
  }

  statement({ kind, name, type, value }) {
    if (kind === 'declare') {
      return `# ${snake(name)}: ${type.name}`;
    }
    return this.lay(kind === 'const' ? concat(`${snake(name)} = `, this.expression(value)) : this.expression(value));
  }

  expression(node) {
    switch (node.kind) {
      case 'string':
        return node.value.includes('"') && !node.value.includes("'") ? `'${node.value}'` : quoted(node.value);
      case 'number':
        return node.value;
      case 'boolean':
        return node.value ? 'True' : 'False';
      case 'name':
        return snake(node.name);
      case 'get':
        return concat(this.expression(node.target), `.${snake(node.name)}`);
      case 'static get':
      case 'enum member':
        return `${this.use(node.type)}.${node.name}`;
      case 'new':
        return this.called(this.use(node.type), node);
      case 'static call':
        return this.called(`${this.use(node.type)}.${snake(node.name)}`, node);
      case 'call':
        return concat(this.expression(node.target), this.called(`.${snake(node.name)}`, node));
      case 'struct':
        return this.called(this.use(node.type), { args: [node] });
      case 'map':
        return group(
          '{',
          node.members.map(({ key, value }) => concat(`${quoted(key)}: `, this.expression(value))),
          '}',
        );
      case 'array':
        return group(
          '[',
          node.items.map((item) => this.expression(item)),
          ']',
        );
    }
  }

  /** The members of a struct that comes last are keyword arguments. */
  called(name, { args }) {
    const last = args.at(-1);
    const isStruct = last?.kind === 'struct';
    const items = (isStruct ? args.slice(0, -1) : args).map((argument) => this.expression(argument));
    const keywords = isStruct
      ? last.members.map(({ key, value }) => concat(`${snake(key)}=`, this.expression(value)))
      : [];
    return concat(name, group('(', [...items, ...keywords], ')'));
  }
}

/** What is too long for a line stands between parentheses. */
function importList(names) {
  return { ...group('(', names, ')'), onlyBroken: true };
}

/** Languages that are written much as Java is. */
class BracedWriter extends Writer {
  comment = '//';
  unit = '    ';

  expression(node) {
    switch (node.kind) {
      case 'string':
        return quoted(node.value);
      case 'number':
        return node.value;
      case 'boolean':
        return String(node.value);
      case 'name':
        return node.name;
      case 'static get':
      case 'enum member':
        return `${this.use(node.type)}.${node.name}`;
    }
  }

  called(name, args) {
    return concat(
      name,
      group(
        '(',
        args.map((argument) => this.expression(argument)),
        ')',
        { trailing: '', hugs: true },
      ),
    );
  }
}

export class JavaWriter extends BracedWriter {
  head() {
    const imports = [...this.used].flatMap(([module, names]) =>
      [...names].map((name) => `${module === 'java' ? 'java.util' : this.place({ module }).java}.${name}`),
    );
    return imports.sort().map((name) => `import ${name};`);
  }

  statement({ kind, name, type, value }) {
    if (kind === 'declare') {
      return `${this.use(type)} ${name};`;
    }
    const start = kind === 'const' ? `${this.typed(type, value)} ${name} = ` : '';
    return this.lay(concat(start, this.expression(value)), ';');
  }

  typed(type, value) {
    if (value.kind === 'map') {
      return `${this.use({ module: 'java', name: 'Map' })}<String, Object>`;
    }
    if (!type.module) {
      return { string: 'String', boolean: 'Boolean', number: 'Number' }[type.name] ?? 'Object';
    }
    return this.use(type);
  }

  expression(node) {
    switch (node.kind) {
      case 'get':
        return concat(this.expression(node.target), `.get${pascal(node.name)}()`);
      case 'new': {
        const name = this.use(node.type);
        const last = node.args.at(-1);
        if (last?.kind !== 'struct') {
          return this.called(`new ${name}`, node.args);
        }
        return this.built(this.called(`${name}.Builder.create`, node.args.slice(0, -1)), last.members);
      }
      case 'static call':
        return this.called(`${this.use(node.type)}.${node.name}`, node.args);
      case 'call':
        return concat(this.expression(node.target), this.called(`.${node.name}`, node.args));
      case 'struct':
        return this.built(`${this.use(node.type)}.builder()`, node.members);
      case 'map':
        this.use({ module: 'java', name: 'Map' });
        return entries(node.members.map(({ key, value }) => concat(`${quoted(key)}, `, this.expression(value))));
      case 'array':
        this.use({ module: 'java', name: 'List' });
        return group(
          'List.of(',
          node.items.map((item) => this.expression(item)),
          ')',
          { trailing: '', hugs: true },
        );
      default:
        return super.expression(node);
    }
  }

  built(head, members) {
    const links = members.map(({ key, value }) => concat(`.${key}(`, this.expression(value), ')'));
    return chain(head, [...links, '.build()']);
  }
}

function entries(items) {
  return group('Map.of(', items, ')', { trailing: '' });
}

export class CsharpWriter extends BracedWriter {
  head() {
    const namespaces = [...this.used].map(([module]) =>
      module === 'dotnet' ? 'System.Collections.Generic' : this.place({ module }).csharp,
    );
    const both = this.used.has('apigatewayv2') ? [...(this.used.get('ours') ?? [])] : [];
    const aliases = both
      .filter((name) => CLASHES.has(name))
      .map((name) => `using ${name} = ${this.place({ module: 'ours' }).csharp}.${name};`);
    const isSystem = (name) => (name.startsWith('System') ? 0 : 1);
    const sorted = namespaces.sort((left, right) => isSystem(left) - isSystem(right) || (left < right ? -1 : 1));
    return [...sorted.map((name) => `using ${name};`), ...aliases.sort()];
  }

  statement({ kind, name, type, value }) {
    if (kind === 'declare') {
      return `${this.use(type)} ${name};`;
    }
    return this.lay(concat(kind === 'const' ? `var ${name} = ` : '', this.expression(value)), ';');
  }

  expression(node) {
    switch (node.kind) {
      case 'get':
        return concat(this.expression(node.target), `.${pascal(node.name)}`);
      case 'new':
        return this.called(`new ${this.use(node.type)}`, node.args);
      case 'static call':
        return this.called(`${this.use(node.type)}.${pascal(node.name)}`, node.args);
      case 'call':
        return concat(this.expression(node.target), this.called(`.${pascal(node.name)}`, node.args));
      case 'struct': {
        const members = node.members.map(({ key, value }) => concat(`${pascal(key)} = `, this.expression(value)));
        return { ...group(`new ${this.use(node.type)} {`, members, '}'), padded: true };
      }
      case 'map': {
        this.use({ module: 'dotnet', name: 'Dictionary' });
        const of = node.of ? this.valueType(node.of) : 'object';
        const members = node.members.map(({ key, value }) => concat(`[${quoted(key)}] = `, this.expression(value)));
        return { ...group(`new Dictionary<string, ${of}> {`, members, '}'), padded: true };
      }
      case 'array': {
        const items = node.items.map((item) => this.expression(item));
        return {
          ...group(node.type ? 'new[] {' : node.isData ? 'new object[] {' : 'new[] {', items, '}'),
          padded: true,
        };
      }
      default:
        return super.expression(node);
    }
  }

  valueType(type) {
    return type.module ? this.use(type) : type.name;
  }
}

/** The names that the package and Amazon.CDK.AWS.Apigatewayv2 have in common. */
export const CLASHES = new Set([
  'ContentHandling',
  'IWebSocketIntegration',
  'PassthroughBehavior',
  'WebSocketIntegration',
  'WebSocketIntegrationProps',
  'WebSocketIntegrationType',
]);

export class GoWriter extends Writer {
  comment = '//';
  unit = '\t';

  head() {
    const paths = [...this.used]
      .filter(([module]) => module !== undefined)
      .map(([module]) => (module === 'jsii' ? 'github.com/aws/jsii-runtime-go' : this.place({ module }).go));
    return paths.length === 0 ? [] : ['import (', ...paths.sort().map((path) => `\t"${path}"`), ')'];
  }

  qualified(type) {
    this.use(type);
    return `${this.place(type).goName}.${type.name}`;
  }

  statement({ kind, name, type, value }) {
    if (kind === 'declare') {
      return `var ${name} ${this.qualified(type)}`;
    }
    return this.lay(concat(kind === 'const' ? `${name} := ` : '', this.expression(value)));
  }

  jsii(name, value) {
    this.use({ module: 'jsii', name });
    return `jsii.${name}(${value})`;
  }

  expression(node) {
    switch (node.kind) {
      case 'string':
        return node.isData ? goString(node.value) : this.jsii('String', goString(node.value));
      case 'number':
        return node.isData ? node.value : this.jsii('Number', node.value);
      case 'boolean':
        return node.isData ? String(node.value) : this.jsii('Bool', String(node.value));
      case 'name':
        return node.name;
      case 'get':
        return concat(this.expression(node.target), `.${pascal(node.name)}()`);
      case 'static get':
        return `${this.qualified(node.type)}_${node.name}()`;
      case 'enum member':
        return `${this.qualified(node.type)}_${node.name}`;
      case 'new': {
        this.use(node.type);
        return this.called(`${this.place(node.type).goName}.New${node.type.name}`, node);
      }
      case 'static call':
        return this.called(`${this.qualified(node.type)}_${pascal(node.name)}`, node);
      case 'call':
        return concat(this.expression(node.target), this.called(`.${pascal(node.name)}`, node));
      case 'struct': {
        const members = node.members.map(({ key, value }) => concat(`${pascal(key)}: `, this.expression(value)));
        return { ...group(`&${this.qualified(node.type)}{`, members, '}'), aligned: true };
      }
      case 'map': {
        const members = node.members.map(({ key, value }) => concat(`${goString(key)}: `, this.expression(value)));
        const of = node.of ? this.valueType(node.of) : 'any';
        return { ...group(`${node.isData ? '' : '&'}map[string]${of}{`, members, '}'), aligned: true };
      }
      case 'array': {
        const items = node.items.map((item) => this.expression(item));
        const of = node.type ? `*${this.qualified(node.type)}` : node.isData ? 'any' : '*string';
        return group(`${node.isData ? '' : '&'}[]${of}{`, items, '}');
      }
    }
  }

  valueType(type) {
    return type.module ? this.qualified(type) : `*${type.name}`;
  }

  called(name, { args, left }) {
    const items = args.map((argument) => this.expression(argument));
    return concat(name, group('(', [...items, ...Array(left).fill('nil')], ')', { hugs: true }));
  }
}

function goString(text) {
  return text.includes('"') && !text.includes('`') ? `\`${text}\`` : quoted(text);
}

/** The writer of each language, by the name that jsii-rosetta has for it. */
export const WRITERS = { python: PythonWriter, java: JavaWriter, csharp: CsharpWriter, go: GoWriter };
