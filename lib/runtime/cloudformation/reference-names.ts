import type { IntrinsicResolver } from './intrinsics';
import { asText, entries, own } from './json';
import { pseudoParameter } from './placeholders';

/** A template with what resolves its functions. */
export interface ResolvedTemplate {
  readonly template: object;
  readonly resolver: IntrinsicResolver;
}

/** The first reference that no template can use: a name that is misspelt would have no effect, and no one would know. */
export function unknownReference(
  templates: readonly ResolvedTemplate[],
  references: readonly string[],
): string | undefined {
  if (references.length === 0) {
    return undefined;
  }
  const names = new Set(templates.flatMap(referenceNames));
  return references.find((reference) => {
    const [name = ''] = reference.split('.');
    return !names.has(reference) && !names.has(name) && pseudoParameter(reference, () => '') === undefined;
  });
}

/** Every name that can have a value: logical ids, parameters, exports, and whatever else the template refers to. */
function referenceNames({ template, resolver }: ResolvedTemplate): string[] {
  const names = ['Resources', 'Parameters'].flatMap((section) => entries(own(template, section)).map(([name]) => name));
  for (const [, output] of entries(own(template, 'Outputs'))) {
    names.push(resolver.text(own(output, 'Export', 'Name')));
  }
  // A list, since templates may be nested deeper than functions may call themselves.
  const left: unknown[] = [template];
  while (left.length > 0) {
    for (const [key, value] of membersOf(left.pop())) {
      left.push(value);
      const [first] = Array.isArray(value) ? value : [value];
      if (key === 'Ref' || key === 'Fn::GetAtt') {
        names.push(asText(first).split('.')[0] as string);
      } else if (key === 'Fn::ImportValue') {
        names.push(resolver.text(value));
      } else if (key === 'Fn::Sub') {
        names.push(...asText(first).split(/[${}.]+/));
      }
    }
  }
  return names.filter((name) => name !== '');
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Array.isArray(value) ? value.map((item) => ['', item] as const) : entries(value);
}
