import { Declarations, files } from './declarations.mjs';

/** Reads the declarations of Java. */
export function javaDeclarations(folder, packages) {
  const found = new Declarations();
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
        /^ {4}(?! )((?:(?:public|protected|default|static|abstract|final|native) )*)(?!return|private)(.*?) ?\b(\w+)\((.*)\)(?: \{|;)$/.exec(
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
