import { createRequire } from 'node:module';
import { Declarations, files } from './declarations.mjs';

const require = createRequire(import.meta.url);

/** Reads the declarations of TypeScript. */
export function typescriptDeclarations(folder, { fqnOf }) {
  const ts = require('typescript');
  const found = new Declarations();
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
