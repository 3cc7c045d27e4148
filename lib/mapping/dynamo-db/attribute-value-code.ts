import { escapedForJson } from '../writer/escapes';

/*
 * Code of the template language that walks a value which only a message or an answer shows. Nothing in the language is
 * known to call itself on AWS, so what is still to be written waits in a list, and a loop takes one entry from it at a
 * time: a text and, if it goes on, the value behind the text.
 *
 * What a value is, is asked by what it can do: a method that it has not shows nothing, however references without a value
 * are treated.
 */

/** How often a loop runs on AWS, and so how many values are written: each takes a step, and a list or map one more. */
const MOST_STEPS = 1000;

const NULL_ATTRIBUTE = '{$!{quote}NULL$!{quote}:true}';

/** Adds an entry to a list. */
function add(list: string, entry: string): string {
  return `#set($ignored = $${list}.add([${entry}]))`;
}

/** Appends to a text. */
function append(result: string, text: string): string {
  return `#set($${result} = "$!{${result}}${text}")`;
}

/**
 * Adds a text and a value to a list, or one text alone where there is no value.
 *
 * @param text what stands before the value, as the inside of a string in double quotes
 * @param value a reference, without its `$`
 * @param without what stands in the place of the value where it is missing, null or an empty text, likewise the inside
 * of a string; an empty text is a value if this is left out
 */
export function addValue(list: string, text: string, value: string, without?: string): string {
  const isNothing = `"$!${value}" == ""${without === undefined ? ` && "$!${value}.length()" == ""` : ''}`;
  const instead = add(list, `"${text}${without ?? NULL_ATTRIBUTE}"`);
  return `#if(${isNothing})${instead}#else${add(list, `"${text}", $${value}`)}#end`;
}

/** Adds a text to a list. */
export function addText(list: string, text: string): string {
  return add(list, `"${text}"`);
}

/**
 * Sets a variable to the form that DynamoDB has for values: a text becomes an `S`, a number an `N`, a boolean a `BOOL`,
 * null or nothing a `NULL`, a list an `L` and an object an `M`. Of more values than a loop can take nothing is left.
 *
 * @param fill code that adds the entries to the list `$todo`
 */
export function typedForm(result: string, fill: string): string {
  return [
    `#set($${result} = "")#set($todo = [])${fill}`,
    ...walk(result, [
      '#if("$!value.keySet()" != "")',
      '#set($open = \'{"M":{\')#foreach($member in $value.entrySet())',
      `#set($name = ${escapedForJson('$member.key')})`,
      addValue('next', '$open$!{quote}$!{name}$!{quote}:', 'member.value'),
      "#set($open = ',')#end",
      `#if($value.isEmpty())${add('next', '$open')}#end${add('next', "'}}'")}`,
      '#elseif("$!value.subList(0,0)" != "")',
      `#set($open = '{"L":[')#foreach($item in $value)${addValue('next', '$open', 'item')}#set($open = ',')#end`,
      `#if($value.isEmpty())${add('next', '$open')}#end${add('next', "']}'")}`,
      `#elseif("$!value.length()" != "")#set($text = ${escapedForJson('$value')})`,
      append(result, '{$!{quote}S$!{quote}:$!{quote}$!{text}$!{quote}}'),
      `#elseif("$!value.booleanValue()" != "")${append(result, '{$!{quote}BOOL$!{quote}:$value}')}`,
      `#else${append(result, '{$!{quote}N$!{quote}:$!{quote}$value$!{quote}}')}#end`,
    ]),
    `#if($todo.size() > 0)#set($${result} = "")#end`,
  ].join('');
}

/**
 * Sets a variable to an object in the form of a key, which is that of a map without its type. Of anything else, and of an
 * object without members, nothing is left.
 */
export function keyForm(result: string, value: string): string {
  const prefix = '{"M":';
  return [
    typedForm(result, addValue('todo', '', value)),
    `#if($${result}.startsWith('${prefix}{') && $${result} != '${prefix}{}}')`,
    `#set($end = $${result}.length() - 1)#set($${result} = $${result}.substring(${prefix.length}, $end))`,
    `#else#set($${result} = "")#end`,
  ].join('');
}

/** Sets a variable to a list of strings. Of more than a loop can take, and of what is not a list, nothing is left. */
export function setForm(result: string, list: string): string {
  return [
    `#set($${result} = "[")#if("$!${list}.subList(0,0)" != "" && $${list}.size() <= ${MOST_STEPS})`,
    `#foreach($item in $${list})#if($foreach.count > 1)${append(result, ',')}#end`,
    `#set($text = ${escapedForJson('"$!item"')})${append(result, '$!{quote}$!{text}$!{quote}')}#end#end`,
    append(result, ']'),
  ].join('');
}

/** Sets a variable to the plain JSON of an item in the form of DynamoDB, which is null where there is none. */
export function plainItem(result: string, item: string): string {
  return [
    `#set($${result} = "null")#if("$!${item}" != "")#set($${result} = "")${plainForm(result, item)}#end`,
    `#if($todo.size() > 0)#set($${result} = "null")#end`,
  ].join('');
}

/** Sets a variable to the plain JSON of a list of items in the form of DynamoDB; null if one has too many values. */
export function plainItems(result: string, items: string): string {
  return [
    `#set($${result} = "[")#set($left = 0)#foreach($row in $${items})`,
    `#if($foreach.count > 1)${append(result, ',')}#end${plainForm(result, 'row')}`,
    '#set($left = $left + $todo.size())#end',
    `${append(result, ']')}#if($left > 0)#set($${result} = "null")#end`,
  ].join('');
}

/** Appends the plain JSON of one item. Sets are lists, and bytes are texts in base64. */
function plainForm(result: string, item: string): string {
  const list = (type: string, entry: string) => [
    `#elseif($value.containsKey('${type}'))#set($open = '[')#foreach($item in $value.${type})${entry}#set($open = ',')`,
    `#end#if($value.${type}.isEmpty())${add('next', '$open')}#end${add('next', "']'")}`,
  ];
  return [
    `#set($todo = [["", {"M": $${item}}]])`,
    ...walk(result, [
      "#if($value.containsKey('M'))#set($open = '{')#foreach($member in $value.M.entrySet())",
      `#set($name = ${escapedForJson('$member.key')})${add('next', '"$open$!{quote}$!{name}$!{quote}:", $member.value')}`,
      `#set($open = ',')#end#if($value.M.isEmpty())${add('next', '$open')}#end${add('next', "'}'")}`,
      ...list('L', add('next', '$open, $item')),
      ...list('SS', add('next', '$open, {"S": $item}')),
      ...list('NS', add('next', '"$open$item"')),
      ...list('BS', add('next', '$open, {"S": $item}')),
      `#elseif($value.containsKey('N'))${append(result, '$value.N')}`,
      `#elseif($value.containsKey('BOOL'))${append(result, '$value.BOOL')}`,
      `#elseif($value.containsKey('NULL'))${append(result, 'null')}`,
      `#else#set($text = ${escapedForJson('"$!value.S$!value.B"')})${append(result, '$!{quote}$!{text}$!{quote}')}#end`,
    ]),
  ].join('');
}

/** Takes entries from the list `$todo` while there are any, and puts those that a value is made of in its place. */
function walk(result: string, visit: readonly string[]): string[] {
  return [
    `#foreach($step in [1..${MOST_STEPS}])#if($todo.size() > 0)#set($entry = $todo.remove(0))`,
    append(result, '$!entry.get(0)'),
    '#if($entry.size() > 1)#set($value = $entry.get(1))#set($next = [])',
    ...visit,
    '#set($ignored = $next.addAll($todo))#set($todo = $next)#end#end#end',
  ];
}
