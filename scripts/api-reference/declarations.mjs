// The declarations of every public name in each language, as they stand in the sources that the packages are built from:
// nothing in the API reference is guessed from the names of another language.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The declarations of one language.
 *
 * @typedef {object} Declarations
 * @property {(fqn: string) => string[]} type the head of a type
 * @property {(fqn: string) => string[]} constructor the ways to create an instance
 * @property {(fqn: string, member: string) => string[]} member a method, property, prop or enum member
 * @property {Map<string, string>} foreign where the names that other packages own live
 */

class Collected {
  constructor() {
    this.known = new Map();
    this.foreign = new Map();
  }

  add(key, declaration) {
    const all = this.known.get(key) ?? [];
    if (!all.includes(declaration)) {
      all.push(declaration);
    }
    this.known.set(key, all);
  }

  get(key) {
    return this.known.get(key) ?? [];
  }

  type(fqn) {
    return this.get(fqn);
  }

  constructor_(fqn) {
    return this.get(`${fqn}#new`);
  }

  member(fqn, name) {
    return this.get(`${fqn}.${name}`);
  }

  /** Drops the package before a name, and remembers it. */
  short(text, own) {
    return text.replace(/\b((?:\w+\.)+)([A-Z]\w*)/g, (_, path, name) => {
      const owner = path.slice(0, -1);
      if (!own.includes(owner) && !/^(java\.|System|builtins|typing)/.test(owner)) {
        this.foreign.set(name, owner);
      }
      return name;
    });
  }
}

function files(folder, extension) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

export function csharp(folder, namespaces) {
  const found = new Collected();
  const short = (text) => found.short(text, namespaces);
  for (const { text } of files(folder, '.cs')) {
    const lines = text.split('\n').map((line) => line.trim());
    const fqn = /(?:fullyQualifiedName|fqn): "([^"]+)"/.exec(text)?.[1];
    const head = lines.find((line) => /^public (?:abstract )?(?:class|interface|enum) /.test(line));
    const isStructInterface = /^public interface I\w+/.test(head ?? '') && !/\.I[A-Z]\w*$/.test(fqn ?? '');
    if (!fqn || !head || isStructInterface || lines.some((line) => line.startsWith('[JsiiTypeProxy'))) {
      // The interface of a struct repeats its class.
      if (!(fqn && head && !isStructInterface && /^public (abstract class|interface)/.test(head))) {
        continue;
      }
    }
    found.add(
      fqn,
      short(head).replace(/ : DeputyBase(, )?/, (_, more) => (more ? ' : ' : '')),
    );
    let member;
    for (const line of lines.slice(lines.indexOf(head) + 1)) {
      if (/^internal sealed class/.test(line)) {
        break;
      }
      const named = /^\[Jsii(?:Method|Property|EnumMember)\(name: "([^"]+)"/.exec(line);
      if (named) {
        member = named[1];
        continue;
      }
      const created = /^((?:public|protected) \w+\(.*\)): base\(_MakeDeputyProps/.exec(line);
      if (created) {
        found.add(`${fqn}#new`, short(created[1]));
      }
      if (member && line !== '' && !line.startsWith('[') && !line.startsWith('//') && !line.startsWith('#')) {
        const isMethod = line.endsWith(')');
        const isEnumMember = head.startsWith('public enum');
        const isStruct = text.includes('[JsiiByValue');
        const suffix = isMethod || isEnumMember || line.includes('{') ? '' : isStruct ? ' { get; set; }' : ' { get; }';
        found.add(
          `${fqn}.${member}`,
          short(line.replace(/,$/, '')).replace(/\s*\{.*$/, '') +
            (isMethod || isEnumMember ? '' : suffix || ' { get; }'),
        );
        member = undefined;
      }
    }
  }
  return found;
}

export function java(folder, packages) {
  const found = new Collected();
  for (const { text } of files(folder, '.java')) {
    const fqn = /@software\.amazon\.jsii\.Jsii\(module = [^)]*fqn = "([^"]+)"\)/.exec(text)?.[1];
    const head = /^public (?:abstract )?(?:class|interface|enum) .*\{$/m.exec(text)?.[0];
    if (!fqn || !head) {
      continue;
    }
    const plain = (line) =>
      found
        .short(line.replace(/@org\.jetbrains\.annotations\.\w+ |\bfinal /g, ''), packages)
        .replace(/ extends JsiiSerializable, /, ' extends ')
        .replace(/ extends JsiiSerializable$/, '')
        .replace(/ extends JsiiObject$/, '');
    found.add(fqn, plain(head.replace(/ \{$/, '')));
    const body = text.slice(text.indexOf(head) + head.length);
    const [outer, ...builders] = body.split(/^ {4}(?:public )?static final class Builder .*$/m);
    const isStruct = builders.length > 0 && head.startsWith('public interface');
    if (isStruct) {
      for (const [, name, type] of (builders[0] ?? '').matchAll(/^ {8}public Builder (\w+)\((.*)\) \{$/gm)) {
        found.add(`${fqn}.${name}`, plain(`Builder ${name}(${type})`));
      }
      continue;
    }
    const own = outer.split(/^ {4}(?:@\S+ )?(?:final class Jsii\$(?:Proxy|Default)|interface Jsii\$Default)/m)[0];
    for (const line of own.split('\n')) {
      const [, modifiers, type, name, parameters] =
        /^ {4}((?:(?:public|protected|default|static|abstract|final|native) )*)(?!return|private)(.*?) ?\b(\w+)\((.*)\)(?: \{|;)$/.exec(
          line,
        ) ?? [];
      if (name === undefined || /JsiiObjectRef|InitializationMode/.test(parameters)) {
        continue;
      }
      if (head.includes(` ${name} `) || new RegExp(` ${name}$`).test(head.replace(/ (extends|implements|\{).*/, ''))) {
        found.add(`${fqn}#new`, plain(`${modifiers}${name}(${parameters})`));
        continue;
      }
      const property = /^get([A-Z]\w*)$/.exec(name);
      const jsiiName = property && parameters === '' ? property[1][0].toLowerCase() + property[1].slice(1) : name;
      found.add(`${fqn}.${jsiiName}`, plain(`${modifiers}${type} ${name}(${parameters})`).replace(/\bdefault /, ''));
    }
    for (const [, type, name] of own.matchAll(/^ {4}public final static (\S+) (\w+);$/gm)) {
      found.add(`${fqn}.${name}`, plain(`public static ${type} ${name}`));
    }
    if (head.includes(' enum ')) {
      for (const [, name] of own.matchAll(/^ {4}([A-Z][A-Z0-9_]*),$/gm)) {
        found.add(`${fqn}.${name}`, `${head.split(' ')[2]}.${name}`);
      }
    }
  }
  return found;
}

export function go(folder, { fqnOf }) {
  const found = new Collected();
  for (const { file, text } of files(folder, '.go')) {
    if (/__(no_)?checks\.go$|^internal|main\.go$|jsii\.go$/.test(file)) {
      continue;
    }
    const name = /^type ([A-Z]\w*) /m.exec(text)?.[1];
    const fqn = name && fqnOf(name, file);
    if (!fqn) {
      continue;
    }
    for (const [, path, alias] of text.matchAll(/^\t"(github\.com\/[^"]*\/(\w+)(?:\/v\d+)?)"$/gm)) {
      if (alias !== 'runtime' && !path.includes('cdk-websocket')) {
        found.foreign.set(alias, path);
      }
    }
    const block = new RegExp(`^type ${name} (interface|struct) \\{$([\\s\\S]*?)^\\}$`, 'm').exec(text);
    found.add(fqn, block ? `type ${name} ${block[1]}` : /^type [A-Z]\w* \w+$/m.exec(text)[0]);
    for (const line of (block?.[2] ?? '').split('\n')) {
      const [, method, parameters, result = ''] = /^\t([A-Z]\w*)\((.*?)\)( \S.*)?$/.exec(line) ?? [];
      if (method) {
        found.add(`${fqn}.${lower(method)}`, `${method}(${parameters})${result}`);
      }
      const [, field, type] = /^\t([A-Z]\w*) (\S+) `field:/.exec(line) ?? [];
      if (field) {
        found.add(`${fqn}.${lower(field)}`, `${field} ${type}`);
      }
    }
    for (const [, func, rest] of text.matchAll(/^func ([A-Z]\w*)(\(.*) \{$/gm)) {
      if (func === `New${name}` || func === `New${name}_Override`) {
        found.add(`${fqn}#new`, `func ${func}${rest}`);
      } else if (func.startsWith(`${name}_`)) {
        const member = func.slice(name.length + 1);
        found.add(`${fqn}.${/^[A-Z0-9_]+$/.test(member) ? member : lower(member)}`, `func ${func}${rest}`);
      }
    }
    for (const [, constant] of text.matchAll(/^\t(\w+) \w+ = "/gm)) {
      found.add(`${fqn}.${constant.slice(name.length + 1)}`, constant);
    }
  }
  return found;
}

export function python(folder) {
  const found = new Collected();
  const names = new Map();
  for (const { text } of files(folder, '__init__.py')) {
    for (const [, module, alias] of text.matchAll(/^import (\S+) as (_\w+)$/gm)) {
      found.foreign.set(alias, module);
    }
    const plain = (code) =>
      code
        .replace(/\n\s*/g, ' ')
        .replace(/\( /g, '(')
        .replace(/, \)/g, ')')
        .replace(/builtins\./g, '')
        .replace(/typing\.Union\["?([\w.]+)"?, typing\.Dict\[str, typing\.Any\]\]/g, '$1')
        .replace(/"(_\w+)\.(\w+)"|(_\w+_[0-9a-f]{8})\.(\w+)/g, (_, a, b, c, d) => {
          const owner = found.foreign.get(a ?? c);
          names.set(b ?? d, owner);
          return b ?? d;
        })
        .replace(/"([\w.]+)"/g, '$1')
        .replace(/\b_(?:[A-Z]\w*_[0-9a-f]{8})\b/g, (name) => name.slice(1, -9))
        .replace(/typing\.(Mapping|Sequence|Any|Dict)/g, '$1')
        .replace(/jsii\.Number/g, 'Number')
        .replace(/datetime\.datetime/g, 'datetime');
    const optional = (code) => {
      let text = code;
      for (let at = text.indexOf('typing.Optional['); at >= 0; at = text.indexOf('typing.Optional[')) {
        let depth = 0;
        let end = at + 'typing.Optional'.length;
        do {
          depth += text[end] === '[' ? 1 : text[end] === ']' ? -1 : 0;
          end += 1;
        } while (depth > 0);
        text = `${text.slice(0, at)}${text.slice(at + 'typing.Optional['.length, end - 1)} | None${text.slice(end)}`;
      }
      return text;
    };
    const classes = text.split(/^(?=@jsii\.|class \w)/m);
    let decorators = '';
    for (const part of classes) {
      if (!/^class /.test(part)) {
        decorators = part;
        continue;
      }
      const [, name, bases = ''] = /^class (\w+)(?:\(([\s\S]*?)\))?:\n/.exec(part) ?? [];
      const fqn = /jsii_type="([^"]+)"/.exec(decorators + bases)?.[1];
      decorators = '';
      if (!fqn || name.startsWith('_')) {
        continue;
      }
      const parents = bases
        .split(',')
        .map((base) => plain(base.trim()))
        .filter((base) => base !== '' && !base.includes('=') && !/^(typing_extensions\.)?Protocol$|Enum$/.test(base));
      found.add(fqn, `class ${name}${parents.length > 0 ? `(${parents.join(', ')})` : ''}`);
      for (const [, tags, method, parameters, result] of part.matchAll(
        /((?:^ {4}@.*\n)*)^ {4}def (\w+)\(\s*([\s\S]*?)\s*,?\s*\) -> ([\s\S]*?):\n/gm,
      )) {
        const taken = optional(plain(parameters.replace(/^(?:self|cls),?\s*/, '').trim())).replace(/,$/, '');
        if (method === '__init__') {
          found.add(`${fqn}#new`, `${name}(${taken})`);
          for (const [, prop, type] of taken.replace(/^.*?\*, ?/, '').matchAll(/(\w+): (.*?)(?=, \w+: |$)/g)) {
            found.add(`${fqn}.__init__.${prop}`, `${prop}: ${type}`);
          }
          continue;
        }
        const jsiiName = /jsii_name="([^"]+)"/.exec(tags)?.[1];
        if (!jsiiName || tags.includes('.setter')) {
          continue;
        }
        const type = optional(plain(result));
        const isStatic = /classmethod|classproperty/.test(tags);
        const owner = isStatic ? `${name}.` : '';
        found.add(
          `${fqn}.${jsiiName}`,
          /@builtins\.property|classproperty/.test(tags)
            ? `${owner}${method}: ${type}`
            : `${isStatic ? `${name}.${method}` : `def ${method}`}(${taken})${type === 'None' ? '' : ` -> ${type}`}`,
        );
      }
      for (const [, constant] of part.matchAll(/^ {4}([A-Z][A-Z0-9_]*) = "/gm)) {
        found.add(`${fqn}.${constant}`, `${name}.${constant}`);
      }
    }
  }
  found.foreign = names;
  return found;
}

export function typescript(folder, { fqnOf }) {
  const ts = require('typescript');
  const found = new Collected();
  found.bases = new Map();
  for (const { file, text } of files(folder, '.d.ts')) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const node of source.statements) {
      if (!(ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node))) {
        continue;
      }
      // What an internal base class has, jsii gives to the classes that extend it.
      const fqn = fqnOf(node.name.text, file) ?? `internal ${node.name.text}`;
      const kind = ts.isClassDeclaration(node) ? 'class' : ts.isEnumDeclaration(node) ? 'enum' : 'interface';
      const isAbstract = node.modifiers?.some(({ kind: modifier }) => modifier === ts.SyntaxKind.AbstractKeyword);
      const heritage = (node.heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join('');
      found.bases.set(fqn, /^ extends (\w+)/.exec(heritage)?.[1]);
      found.add(fqn, `${isAbstract ? 'abstract ' : ''}${kind} ${node.name.text}${heritage}`);
      for (const member of node.members) {
        const declaration = member.getText().replace(/;$/, '').replace(/\s+/g, ' ');
        if (ts.isConstructorDeclaration(member)) {
          if (!/^private/.test(declaration)) {
            found.add(`${fqn}#new`, declaration.replace(/^(protected )?constructor/, `$1new ${node.name.text}`));
          }
        } else if (ts.isEnumMember(member)) {
          found.add(`${fqn}.${member.name.text}`, `${node.name.text}.${member.name.text}`);
        } else if (member.name) {
          found.add(`${fqn}.${member.name.getText()}`, declaration);
        }
      }
    }
  }
  for (const [fqn, base] of found.bases) {
    const internal = `internal ${base}`;
    if (base && found.known.has(internal)) {
      for (const [key, declarations] of [...found.known].filter(([key]) => key.startsWith(`${internal}.`))) {
        found.add(fqn + key.slice(internal.length), declarations[0]);
      }
      const [head] = found.known.get(fqn);
      found.known.set(fqn, [head.replace(`extends ${base}`, `extends ${found.bases.get(internal)}`)]);
    }
  }
  return found;
}

function lower(name) {
  return name[0].toLowerCase() + name.slice(1);
}
