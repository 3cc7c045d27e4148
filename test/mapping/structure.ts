import { membersOfData } from './expected-body';
import type { Data, Shape, Value } from './mapping-shape';
import { markTypes } from './marked-json';

/** What is wrong with the structure of a body, if anything is, whatever the values in it. */
export function findIntrusion(shape: Shape, body: string): string | undefined {
  switch (shape.kind) {
    case 'json': {
      let marked: unknown;
      try {
        marked = markTypes(body);
      } catch (error) {
        return `is no JSON: ${(error as Error).message}`;
      }
      return fits(shape.data, marked) ? undefined : 'has another structure than its template';
    }
    case 'form': {
      const names = [...new URLSearchParams(body).keys()];
      return isFormOf(shape, names) ? undefined : `has the fields ${names}`;
    }
    case 'text':
      return undefined;
  }
}

function fits(data: Data, marked: unknown): boolean {
  if (data === null || data === undefined) {
    return marked === null;
  }
  switch (typeof data) {
    case 'boolean':
      return marked === data;
    case 'number':
      return marked === `n${JSON.stringify(data)}`;
    case 'string':
      return marked === `s${data}`;
  }
  switch (data.kind) {
    case 'array':
      return (
        Array.isArray(marked) &&
        marked.length === data.items.length &&
        data.items.every((item, index) => fits(item, marked[index]))
      );
    case 'object': {
      const members = new Map(Object.entries(marked ?? {}));
      const written = membersOfData(data).filter(([name, member]) => !isOptional(member) || members.has(`s${name}`));
      return (
        typeof marked === 'object' &&
        !Array.isArray(marked) &&
        members.size === written.length &&
        written.every(([name, member]) => members.has(`s${name}`) && fits(member, members.get(`s${name}`)))
      );
    }
    case 'interpolation':
      return isText(marked);
    case 'value':
      return keepsType(data.value) || isText(marked);
  }
}

function isOptional(data: Data): boolean {
  return typeof data === 'object' && data?.kind === 'value' && data.value.kind === 'orOmit';
}

/** Whether the fields are those of a form, in any order: each once, and the numbers of its entries consecutive. */
function isFormOf({ fields, entries }: Extract<Shape, { readonly kind: 'form' }>, names: readonly string[]): boolean {
  const isFixed = ([, value]: readonly [string, Value]) => value.kind !== 'orOmit';
  const numbered = names.filter((name) => /^Entry\.\d+\.(Name|Value)$/.test(name));
  const single = names.filter((name) => !numbered.includes(name));
  const count = numbered.length / 2;
  const expected = Array.from({ length: count }, (_, index) => [`Entry.${index + 1}.Name`, `Entry.${index + 1}.Value`]);
  return (
    new Set(names).size === names.length &&
    count >= entries.filter(isFixed).length &&
    count <= entries.length &&
    expected.flat().every((name) => numbered.includes(name)) &&
    fields.filter(isFixed).every(([name]) => single.includes(name)) &&
    single.every((name) => fields.some(([known]) => known === name))
  );
}

function isText(marked: unknown): boolean {
  return typeof marked === 'string' && marked.startsWith('s');
}

/** Whether a value can be anything in JSON. */
function keepsType({ kind }: Value): boolean {
  return ['body', 'context', 'orElse', 'orOmit', 'headers', 'queryStrings'].includes(kind);
}
