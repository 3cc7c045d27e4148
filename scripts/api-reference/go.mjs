import { Declarations, files, lower } from './declarations.mjs';

/** Reads the declarations of Go. */
export function goDeclarations(folder, { fqnOf }) {
  const found = new Declarations();
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
