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
      const names = body === '' && shape.fields.length === 0 ? [] : [...new URLSearchParams(body).keys()];
      const expected = shape.fields.map(([name]) => name);
      return JSON.stringify(names.sort()) === JSON.stringify(expected.sort()) ? undefined : `has the fields ${names}`;
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
      return (
        typeof marked === 'object' &&
        !Array.isArray(marked) &&
        members.size === membersOfData(data).length &&
        membersOfData(data).every(([name, member]) => members.has(`s${name}`) && fits(member, members.get(`s${name}`)))
      );
    }
    case 'interpolation':
      return isText(marked);
    case 'value':
      return keepsType(data.value) || isText(marked);
  }
}

function isText(marked: unknown): boolean {
  return typeof marked === 'string' && marked.startsWith('s');
}

/** Whether a value can be anything in JSON. */
function keepsType({ kind }: Value): boolean {
  return kind === 'body' || kind === 'context' || kind === 'orElse';
}
