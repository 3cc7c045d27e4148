import type { TemplateCode } from './template-code';
import { literal, type RuntimePart, type TemplatePart } from './template-part';

/** A member of an object, or the fields of a form that belong together. */
export interface Member {
  readonly parts: readonly TemplatePart[];
  /** The condition under which the member is written. Without one it always is. */
  readonly condition?: string;
  /** Code that runs before the member is written, and only then. */
  readonly before?: string;
}

/**
 * Members with a separator between each two of those that are written. A member that can be left out is set in a variable
 * together with the separator that it needs.
 */
export function joined(code: TemplateCode, members: readonly Member[], separator: ',' | '&'): TemplatePart[] {
  const firstFixed = members.findIndex(({ condition }) => condition === undefined);
  if (firstFixed === -1) {
    return members.length === 0 ? [] : [allOptional(code, members, separator)];
  }
  return members.flatMap((member, index): TemplatePart[] => {
    if (member.condition === undefined) {
      return [literal(index === firstFixed ? '' : separator), ...member.parts];
    }
    const text = index < firstFixed ? [...member.parts, literal(separator)] : [literal(separator), ...member.parts];
    return [optional(code, member, text)];
  });
}

function optional(code: TemplateCode, member: Member, text: readonly TemplatePart[]): RuntimePart {
  const content = code.stringOf(text);
  return code.define('member', `member ${member.condition} ${content}`, (name) =>
    [`#set($${name} = "")`, written(member, name, content)].join(''),
  );
}

function allOptional(code: TemplateCode, members: readonly Member[], separator: string): RuntimePart {
  const contents = members.map(({ parts }) => code.stringOf([literal(separator), ...parts]));
  const key = members.map(({ condition }, index) => `${condition} ${contents[index]}`).join(' ');
  return code.define('members', `members ${key}`, (name) =>
    [
      `#set($${name} = "")`,
      ...members.map((member, index) => written(member, name, `$!{${name}}${contents[index]}`)),
      `#if($${name} != "")#set($${name} = $${name}.substring(1))#end`,
    ].join(''),
  );
}

function written({ condition, before = '' }: Member, name: string, content: string): string {
  return `#if(${condition})${before}#set($${name} = "${content}")#end`;
}
