// One page of the API reference: the description of the module, with the declarations of one language.

const SECTIONS = [
  ['Constructs and backends', (type) => type.isClassType() && !isTesting(type)],
  ['Props and options', (type) => type.isDataType() && !isTesting(type)],
  ['Interfaces', (type) => type.isInterfaceType() && !type.isDataType() && !isTesting(type)],
  ['Enums', (type) => type.isEnumType() && !isTesting(type)],
  ['Testing', isTesting],
];

/**
 * @param assembly the module, read by jsii-reflect
 * @param language its title, its fence, the places of the module and of its testing module, and its declarations
 */
export function referencePage(assembly, { title, fence, places, declarations }) {
  const types = [...assembly.allTypes].sort((left, right) => (left.name < right.name ? -1 : 1));
  const sections = SECTIONS.map(([heading, belongs]) => {
    const chosen = types.filter(belongs);
    const entries = chosen.map((type) => entry(type, fence, declarations));
    return `## ${heading}\n\n${places[isTesting(chosen[0]) ? 1 : 0]}.\n\n${entries.join('\n')}`;
  });
  const foreign = [...declarations.foreign].sort(([left], [right]) => (left < right ? -1 : 1));
  const rows = foreign.map(([name, owner]) => `| \`${name}\` | \`${owner}\` |`);
  return [
    `# API reference for ${title}\n`,
    'Generated from the module and from the sources of its package. What each rule in brackets means: [rules](../rules.md).\n',
    ...sections,
    `## Names of other packages\n\n| name | where it is |\n|---|---|\n${rows.join('\n')}\n`,
  ].join('\n');
}

function isTesting(type) {
  return type.fqn.includes('.testing.');
}

function entry(type, fence, declarations) {
  const blocks = [`### ${type.name}\n`, code(fence, declarations.type(type.fqn)), prose(type.docs)];
  if (type.isDataType()) {
    const created = declarations.creation(type.fqn);
    if (created.length > 0 && fence === 'python') {
      blocks.push(code(fence, created.map(wrapped)));
    }
    blocks.push(
      ...type.allProperties.map((property) => {
        const inherited = [property.definingType?.fqn, ...ancestors(type)].filter(Boolean);
        const [declaration] = [type.fqn, ...inherited].flatMap((fqn) => [
          ...(fence === 'python' ? declarations.get(`${type.fqn}.__init__.${snake(property.name)}`) : []),
          ...declarations.member(fqn, property.name),
        ]);
        return item(required(declaration, type, property), property);
      }),
    );
    return `${blocks.filter(Boolean).join('\n')}\n`;
  }
  if (type.isEnumType()) {
    blocks.push(
      ...type.members.map((member) =>
        item(required(declarations.member(type.fqn, member.name)[0], type, member), member),
      ),
    );
    return `${blocks.filter(Boolean).join('\n')}\n`;
  }
  if (type.isClassType() && type.initializer) {
    const created = declarations.creation(type.fqn);
    required(created[0], type, { name: 'constructor' });
    blocks.push(
      `#### Create ${type.name}\n`,
      code(fence, created.map(wrapped)),
      prose(type.initializer.docs),
      parameters(type.initializer, fence),
    );
  }
  const members = [...type.ownMethods, ...type.ownProperties]
    .filter(({ spec }) => !overridesOurs(spec, type))
    .sort(
      (left, right) =>
        Number(right.static ?? false) - Number(left.static ?? false) || (left.name < right.name ? -1 : 1),
    );
  for (const member of members) {
    const found = declarations.member(type.fqn, member.name);
    required(found[0], type, member);
    blocks.push(`#### ${headingOf(found[0], member)}\n`, code(fence, found.map(wrapped)), prose(member.docs));
    if (member.parameters) {
      blocks.push(parameters(member, fence), returned(member));
    }
  }
  return `${blocks.filter(Boolean).join('\n')}\n`;
}

/** What a member of a base class of ours says is not repeated where a class overrides it. */
function overridesOurs({ overrides }, { assembly }) {
  return overrides?.startsWith(`${assembly.name}.`) ?? false;
}

function ancestors(type) {
  return type.getInterfaces(true).map(({ fqn }) => fqn);
}

function required(declaration, type, { name }) {
  if (declaration === undefined) {
    throw new Error(
      `${type.fqn}.${name} is not declared in the generated sources; see scripts/api-reference/declarations.mjs`,
    );
  }
  return declaration;
}

/** The name of a member as the language writes it: what stands before the parentheses, or the last word. */
function headingOf(declaration, { name }) {
  const words = declaration
    .split('(')[0]
    .replace(/ \{.*$/, '')
    .replace(/[?]?:.*$/, '')
    .split(/[\s.]/);
  return words.at(-1) || name;
}

function code(fence, lines) {
  return lines.length === 0 ? '' : `\`\`\`${fence}\n${lines.join('\n')}\n\`\`\`\n`;
}

/** A long declaration has a line for each parameter. */
function wrapped(declaration) {
  if (declaration.length <= 110) {
    return declaration;
  }
  const open = declaration.indexOf('(');
  const close = declaration.lastIndexOf(')');
  if (open < 0) {
    return declaration;
  }
  const parts = split(declaration.slice(open + 1, close));
  // Go wants a comma before the last line.
  const end = declaration.startsWith('func ') ? ',' : '';
  return `${declaration.slice(0, open + 1)}\n    ${parts.join(',\n    ')}${end}\n${declaration.slice(close)}`;
}

function split(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += '([{<'.includes(character) ? 1 : ')]}>'.includes(character) ? -1 : 0;
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function prose(docs) {
  const { summary, remarks } = docs;
  const link = docs.link ? `See <${docs.link}>.` : '';
  const text = [summary, remarks, link].filter((part) => part).join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

function parameters(callable, fence) {
  const lines = callable.parameters
    .filter(({ docs }) => docs.summary)
    .map(({ name, docs, optional }) => {
      const shown = fence === 'python' ? snake(name) : name;
      const text = [docs.summary, docs.remarks]
        .filter(Boolean)
        .join(' ')
        .replace(/\s*\n\s*/g, ' ');
      return `- \`${shown}\`${optional ? ' (optional)' : ''}: ${text}`;
    });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function returned({ docs }) {
  return docs.returns ? `Returns ${docs.returns}.\n` : '';
}

function item(declaration, { docs, optional }) {
  const defaults = docs.docs.default;
  const lines = [
    docs.summary,
    docs.remarks,
    defaults === undefined ? '' : `Default: ${defaults.replace(/^- /, '')}`,
    docs.link ? `See <${docs.link}>.` : '',
  ].filter(Boolean);
  const need = optional === false ? ' — required' : '';
  return `- \`${declaration}\`${need}\n\n${lines
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}\n`;
}

/** The name of a prop or parameter in Python, as jsii forms it. */
function snake(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
