import { Declarations, files } from './declarations.mjs';

/** Reads the declarations of C#. */
export function csharpDeclarations(folder, namespaces) {
  const found = new Declarations();
  const short = (text) => found.short(text, namespaces);
  for (const { text } of files(folder, '.cs')) {
    const lines = text.split('\n').map((line) => line.trim());
    const fqn = /(?:fullyQualifiedName|fqn): "([^"]+)"/.exec(text)?.[1];
    const head = lines.find((line) => /^public (?:abstract )?(?:class|interface|enum) /.test(line));
    // A struct is a class, whose interface repeats it.
    const isStructInterface = /^public interface I\w+/.test(head ?? '') && !/\.I[A-Z]\w*$/.test(fqn ?? '');
    if (!fqn || !head || isStructInterface) {
      continue;
    }
    found.add(
      fqn,
      short(head).replace(/ : DeputyBase(, )?/, (_, more) => (more ? ' : ' : '')),
    );
    const isEnum = head.startsWith('public enum');
    const accessors = text.includes('[JsiiByValue') ? '{ get; set; }' : '{ get; }';
    let member;
    for (const line of lines.slice(lines.indexOf(head) + 1)) {
      // What follows is the proxy that jsii itself uses.
      if (/^internal sealed class/.test(line)) {
        break;
      }
      const created = /^((?:public|protected) \w+\(.*\)): base\(_MakeDeputyProps/.exec(line);
      if (created) {
        found.add(`${fqn}#new`, short(created[1]));
      }
      const named = /^\[Jsii(?:Method|Property|EnumMember)\(name: "([^"]+)"/.exec(line);
      if (named) {
        member = named[1];
      } else if (member && line !== '' && !/^(?:\[|\/\/|#)/.test(line)) {
        const declaration = short(line.replace(/,$/, '')).replace(/\s*\{.*$/, '');
        found.add(`${fqn}.${member}`, isEnum || line.endsWith(')') ? declaration : `${declaration} ${accessors}`);
        member = undefined;
      }
    }
  }
  return found;
}
