import { escapedForJson } from './escapes';
import type { TemplateCode } from './template-code';
import type { RuntimePart } from './template-part';

/** All headers or all query strings of the request that opens a connection, as a JSON object. */
export function requestMap(code: TemplateCode, kind: 'headers' | 'queryStrings'): RuntimePart {
  code.special('"');
  const map = `$input.params().get('${kind === 'headers' ? 'header' : 'querystring'}')`;
  const member = '$!{quote}$!{name}$!{quote}:$!{quote}$!{text}$!{quote}';
  return code.define(kind, kind, (name) =>
    [
      `#set($${name} = "{")#foreach($key in ${map}.keySet())`,
      `#set($name = ${escapedForJson('$key')})#set($text = ${escapedForJson(`${map}.get($key)`)})`,
      `#if($foreach.count > 1)#set($${name} = "$!{${name}},")#end#set($${name} = "$!{${name}}${member}")#end`,
      `#set($${name} = "$!{${name}}}")`,
    ].join(''),
  );
}
