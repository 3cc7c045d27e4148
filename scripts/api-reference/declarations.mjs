// The declarations of every public name in each language, as they stand in the sources that the packages are built from:
// nothing in the API reference is guessed from the names of another language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The declarations of one language, by the jsii names of types and members. */
export class Declarations {
  constructor() {
    this.known = new Map();
    /** Where the names that other packages own are. */
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

  /** The head of a type. */
  type(fqn) {
    return this.get(fqn);
  }

  /** The ways to create an instance. */
  creation(fqn) {
    return this.get(`${fqn}#new`);
  }

  /** A method, property, prop or enum member. */
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

/** The files of a language below a folder, in the order of their names. */
export function files(folder, extension) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** The name of a member as jsii has it. */
export function lower(name) {
  return name[0].toLowerCase() + name.slice(1);
}
