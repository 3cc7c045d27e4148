// Lays out code: what fits a line stays on it, and the rest is broken as each language has it.

const WIDTH = 110;

/** Items between two brackets. `trailing` follows the last item when each has its own line. */
export function group(open, items, close, { trailing = ',', hugs = false } = {}) {
  return { open, items, close, trailing, hugs };
}

/** Parts that follow each other. */
export function concat(...parts) {
  return { parts };
}

/** A chain of calls, each on its own line if they do not fit one. */
export function chain(head, links) {
  return { head, links };
}

export function flat(doc) {
  if (typeof doc === 'string') {
    return doc;
  }
  if (doc.parts) {
    return doc.parts.map(flat).join('');
  }
  if (doc.links) {
    return flat(doc.head) + doc.links.map(flat).join('');
  }
  const pad = doc.padded && doc.items.length > 0 ? ' ' : '';
  const [open, close] = doc.onlyBroken ? ['', ''] : [doc.open, doc.close];
  return `${open}${pad}${doc.items.map(flat).join(', ')}${pad}${close}`;
}

/** The text of a document that begins in a column, on a line that is indented by `indent` units. */
export function render(doc, unit, indent = 0, column = indent * unit.length, reserve = 1) {
  const short = flat(doc);
  if (!short.includes('\n') && column + short.length + reserve <= WIDTH) {
    return short;
  }
  if (typeof doc === 'string') {
    return doc;
  }
  if (doc.parts) {
    let text = '';
    for (const part of doc.parts) {
      const last = text.split('\n').at(-1);
      const at = text.includes('\n') ? last.length : column + last.length;
      text += render(part, unit, indent, at, reserve);
    }
    return text;
  }
  const inner = unit.repeat(indent + 1);
  if (doc.links) {
    const head = render(doc.head, unit, indent, column, reserve);
    const links = doc.links.map((link) => `\n${inner}${render(link, unit, indent + 1, inner.length, reserve)}`);
    return head + links.join('');
  }
  if (doc.items.length === 0) {
    return doc.open + doc.close;
  }
  const hugged = doc.hugs && hug(doc, unit, indent, column);
  if (hugged) {
    return hugged;
  }
  const items = doc.items.map((item) => render(item, unit, indent + 1, inner.length));
  const lines = (doc.aligned ? align(items) : items).map((item) => inner + item);
  return `${doc.open}\n${lines.join(',\n')}${doc.trailing}\n${unit.repeat(indent)}${doc.close}`;
}

/** The last item begins on the line of the others, if those fit. */
function hug({ open, items, close }, unit, indent, column) {
  const before =
    open +
    items
      .slice(0, -1)
      .map((item) => `${flat(item)}, `)
      .join('');
  const last = render(items.at(-1), unit, indent, column + before.length);
  const [first] = last.split('\n');
  return last.includes('\n') && column + before.length + first.length <= WIDTH ? before + last + close : undefined;
}

/** As gofmt does: the values of keys that follow each other, each on a line, begin in one column. */
function align(items) {
  const result = [...items];
  for (let start = 0; start < items.length; start += 1) {
    let end = start;
    while (end < items.length && !items[end].includes('\n')) {
      end += 1;
    }
    const keys = items.slice(start, end).map((item) => /^("[^"]*"|\w+): /.exec(item)?.[0].length ?? 0);
    const width = Math.max(0, ...keys);
    for (let index = start; index < end; index += 1) {
      const length = keys[index - start];
      result[index] = items[index].slice(0, length).padEnd(width) + items[index].slice(length);
    }
    start = end;
  }
  return result;
}
