import { Declarations, files } from './declarations.mjs';

/** Reads the declarations of Python. */
export function pythonDeclarations(folder) {
  const found = new Declarations();
  const names = new Map();
  for (const { text } of files(folder, '__init__.py')) {
    for (const [, module, alias] of text.matchAll(/^\s*import (\S+) as (_\w+)$/gm)) {
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
