import type { AssemblyTemplate } from '../../../lib/runtime/cloudformation/cloud-assembly';
import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';
import type { LinkedTemplate } from '../../../lib/runtime/cloudformation/linked-templates';

/** A resource of the app, and the attribute of it that is wanted; none for what `Ref` returns. */
export interface ResourceReference {
  readonly templateFile: string;
  readonly logicalId: string;
  readonly attribute?: string;
}

/** The resources that a part of a template refers to, across stacks too. */
export function resourceReferences(
  templates: readonly LinkedTemplate[],
  template: LinkedTemplate,
  part: unknown,
): ResourceReference[] {
  return new ReferenceFinder(templates).find(template, part);
}

class ReferenceFinder {
  /** What was followed, since stacks may refer to each other in a circle. */
  private readonly followed = new Set<string>();

  constructor(private readonly templates: readonly LinkedTemplate[]) {}

  public find(template: LinkedTemplate, part: unknown): ResourceReference[] {
    if (typeof part !== 'object' || part === null) {
      return [];
    }
    if (Array.isArray(part)) {
      return part.flatMap((item) => this.find(template, item));
    }
    const members = Object.entries(part);
    const [name = '', argument] = members.length === 1 ? (members[0] as [string, unknown]) : [];
    switch (name) {
      case 'Ref':
        return this.refer(template, asText(argument));
      case 'Fn::GetAtt':
        return this.refer(template, Array.isArray(argument) ? argument.map(asText).join('.') : asText(argument));
      case 'Fn::ImportValue':
        return this.importValue(template.resolver.text(argument));
      case 'Fn::Sub': {
        const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
        const names = [...asText(text).matchAll(/\$\{([^!${}][^${}]*)\}/g)].map(([, path]) => path as string);
        const free = names.filter((path) => own(variables, path) === undefined);
        return [...free.flatMap((path) => this.refer(template, path)), ...this.find(template, variables)];
      }
      default:
        return members.flatMap(([, member]) => this.find(template, member));
    }
  }

  private refer(template: LinkedTemplate, path: string): ResourceReference[] {
    const [logicalId = '', ...rest] = path.split('.');
    const attribute = rest.length > 0 ? rest.join('.') : undefined;
    if (own(template.template, 'Parameters', logicalId) !== undefined) {
      return this.follow(`${template.templateFile}#${logicalId}`, () => {
        const outer = this.templates.find(({ templateFile }) => templateFile === template.nestedIn?.templateFile);
        const id = template.nestedIn?.logicalId ?? '';
        const value = outer && own(outer.template, 'Resources', id, 'Properties', 'Parameters', logicalId);
        return outer ? this.find(outer, value) : [];
      });
    }
    if (attribute?.startsWith('Outputs.')) {
      return this.follow(`${template.templateFile}#${path}`, () => {
        const inner = this.templates.find(({ nestedIn }) => isNestedAs(nestedIn, template.templateFile, logicalId));
        return inner ? this.find(inner, own(inner.template, 'Outputs', attribute.slice(8), 'Value')) : [];
      });
    }
    const isResource = own(template.template, 'Resources', logicalId) !== undefined;
    return isResource ? [{ templateFile: template.templateFile, logicalId, attribute }] : [];
  }

  private importValue(exportName: string): ResourceReference[] {
    return this.follow(`import ${exportName}`, () =>
      this.templates.flatMap((template) =>
        entries(own(template.template, 'Outputs'))
          .filter(([, output]) => own(output, 'Export', 'Name') !== undefined)
          .filter(([, output]) => template.resolver.text(own(output, 'Export', 'Name')) === exportName)
          .flatMap(([, output]) => this.find(template, own(output, 'Value'))),
      ),
    );
  }

  private follow(key: string, find: () => ResourceReference[]): ResourceReference[] {
    if (this.followed.has(key)) {
      return [];
    }
    this.followed.add(key);
    const found = find();
    this.followed.delete(key);
    return found;
  }
}

function isNestedAs(nestedIn: AssemblyTemplate['nestedIn'], templateFile: string, logicalId: string): boolean {
  return nestedIn?.templateFile === templateFile && nestedIn.logicalId === logicalId;
}
