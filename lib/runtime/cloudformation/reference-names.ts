import { dynamicReferences } from './dynamic-references';
import type { IntrinsicResolver } from './intrinsics';
import { asText, entries, own } from './json';
import { pseudoParameter } from './placeholders';

/** The names in the text of `Fn::Sub`, without their attributes; `${!Name}` is text. */
const SUBSTITUTED = /\$\{([^${}!.]+)[^${}]*\}/g;

/** A template with what resolves its functions. */
export interface ResolvedTemplate {
  readonly template: object;
  readonly resolver: IntrinsicResolver;
}

/**
 * The first reference that no template can use: a name that is misspelt would have no effect, and no one would know. A
 * template has its parameters, resources and exports, and everything that it refers to.
 */
export function unknownReference(
  templates: readonly ResolvedTemplate[],
  references: readonly string[],
): string | undefined {
  // Most tests give none, and the templates of an app are long.
  if (references.length === 0) {
    return undefined;
  }
  const names = new Set(
    templates
      .flatMap((template) => [...declaredNames(template), ...referredNames(template)])
      .filter((name) => name !== ''),
  );
  return references.find((reference) => {
    const [name = ''] = reference.split('.');
    return !names.has(reference) && !names.has(name) && pseudoParameter(reference, () => '') === undefined;
  });
}

function declaredNames({ template, resolver }: ResolvedTemplate): string[] {
  const parameters = entries(own(template, 'Parameters'));
  const exportNames = entries(own(template, 'Outputs'))
    .map(([, output]) => own(output, 'Export', 'Name'))
    .filter((name) => name !== undefined);
  return [
    ...entries(own(template, 'Resources')).map(([logicalId]) => logicalId),
    ...parameters.map(([name]) => name),
    // The default of a parameter that Systems Manager stores is its name there.
    ...parameters
      .filter(([, parameter]) => asText(own(parameter, 'Type')).startsWith('AWS::SSM::Parameter::Value'))
      .map(([, parameter]) => asText(own(parameter, 'Default'))),
    ...exportNames.map((name) => resolver.text(name)),
  ];
}

function referredNames({ template, resolver }: ResolvedTemplate): string[] {
  const names: string[] = [];
  // A template can be deeper than the stack of JavaScript.
  const rest: unknown[] = [template];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string') {
      names.push(...storedNames(value));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, argument] of Object.entries(value)) {
        names.push(...namesIn(name, argument, resolver));
        rest.push(argument);
      }
    }
  }
  return names;
}

function namesIn(name: string, argument: unknown, resolver: IntrinsicResolver): string[] {
  const first = () => asText(Array.isArray(argument) ? argument[0] : argument);
  switch (name) {
    case 'Ref':
      return [first()];
    case 'Fn::GetAtt':
      return [first().split('.')[0] as string];
    case 'Fn::Sub':
      return [...first().matchAll(SUBSTITUTED)].map(([, reference = '']) => reference);
    case 'Fn::ImportValue':
      return [resolver.text(argument)];
    case 'Fn::GetStackOutput':
      return [['StackName', 'OutputName'].map((member) => resolver.text(own(argument, member))).join('.')];
    default:
      return [];
  }
}

function storedNames(text: string): string[] {
  return dynamicReferences(text).flatMap(({ name, key }) => (key === undefined ? [name] : [name, `${name}.${key}`]));
}
