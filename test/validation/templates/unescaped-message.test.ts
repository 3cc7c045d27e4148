import fc from 'fast-check';
import { Budget } from '../../../lib/runtime/budget';
import { JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateFlow } from '../../../lib/validation/templates/flow';
import { misplacedValues } from '../../../lib/validation/templates/positions';
import { escapedQuotes, unescapedMessages } from '../../../lib/validation/templates/unescaped-message';
import { callMethod } from '../../../lib/validation/templates/velocity';

type Read = (output: string) => unknown;

const json: Read = (output) => JSON.parse(output);
const field = (output: string, name: string) => new URLSearchParams(output).get(name) as string;

/** Templates with a hole, and how the backend reads what the client sent; each ends in what has the member "v". */
const TEMPLATES: readonly (readonly [string, Read])[] = [
  [`{"v": "$input.path('$.t')"}`, json],
  [`{"v": "a $input.path('$.t') z"}`, json],
  [`{"v": $input.path('$.t')}`, json],
  [`{"v": "$input.json('$.t')"}`, json],
  [`{"v": "it is $input.json('$.t')"}`, json],
  [`{"v": "$util.escapeJavaScript($input.path('$.t'))"}`, json],
  [`#set($t = $input.path('$.t')){"v": $t}`, json],
  [`{"v": $util.escapeJavaScript($input.path('$.t'))}`, json],
  [`{"v": $input.body}`, json],
  [`{"v": $!{input.body}}`, json],
  [`#set($v = "$util.escapeJavaScript($input.path('$.t'))"){"v": "a $v"}`, json],
  [`#set($t = $input.path('$.t'))#if($t != ""){"v": "$t"}#{else}{"v": ""}#end`, json],
  [`#macro(member $value)"v": "$value"#end{#member($input.path('$.t'))}`, json],
  [`#define($value)$input.path('$.t')#end{"v": "$value"}`, json],
  [`{"v": [#foreach($item in $input.path('$.items'))"$item"#if($foreach.hasNext),#end#end]}`, json],
  [`#set($map = {"a": $input.path('$.t')}){"v": "$map.get('a')"}`, json],
  [`Action=Publish&v=$input.path('$.t')`, (output) => [...new URLSearchParams(output)]],
  [`Action=Publish&v={"v":"$util.urlEncode($input.path('$.t'))"}`, (output) => json(field(output, 'v'))],
  [`Action=Publish&v={"v":"$input.path('$.t')"}`, (output) => json(field(output, 'v'))],
  [
    `#set($q = '"')Action=Publish&v=$util.urlEncode("{\${q}v\${q}:\${q}$input.path('$.t')\${q}}")`,
    (output) => json(field(output, 'v')),
  ],
  [`#set($inner = '{"v":"' + $input.path('$.t') + '"}')Action=Publish&v=$inner`, (output) => json(field(output, 'v'))],
  [`{"input": "{\\"v\\": \\"$input.path('$.t')\\"}"}`, (output) => json((json(output) as { input: string }).input)],
  [
    `{"input": "{\\"v\\": \\"$util.escapeJavaScript($input.path('$.t'))\\"}"}`,
    (output) => json((json(output) as { input: string }).input),
  ],
  [
    `#set($inner = '{"v":"' + $input.path('$.t') + '"}'){"data": "$util.base64Encode($inner)"}`,
    (output) => json(Buffer.from((json(output) as { data: string }).data, 'base64').toString()),
  ],
  [
    `#set($inner = '{"v":"' + $input.path('$.t') + '"}'){"input": "$util.escapeJavaScript($inner)"}`,
    (output) => json((json(output) as { input: string }).input),
  ],
];

/** The first thing that is wrong with a template, and its advice. */
function firstFinding(template: string) {
  const misplaced = misplacedValues(new TemplateFlow(Template.parse(template), callMethod).output());
  return [
    ...unescapedMessages('the template', 'the message', misplaced),
    ...escapedQuotes('the template', misplaced),
  ][0];
}

/** Does what an advice says, at the last place that is written like that. */
function followed(template: string, got: string, remedy: string): string {
  const at = template.lastIndexOf(got);
  const replaced = (text: string, around = 0) =>
    template.slice(0, at - around) + text + template.slice(at + got.length + around);
  const [, assigned] = /^assign (.*) to a variable with #set first, and write the variable$/s.exec(remedy) ?? [];
  const [, quoted] = /^put double quotes around it, and write (.*)$/s.exec(remedy) ?? [];
  const [, appended] = /^append (.*) to it$/s.exec(remedy) ?? [];
  const [, written] = /^write (.*)$/s.exec(remedy) ?? [];
  if (assigned !== undefined) {
    return `#set($safe = ${assigned})${replaced('$safe')}`;
  }
  if (remedy === 'put double quotes around it') {
    return replaced(`"${got}"`);
  }
  if (remedy.startsWith('remove the quotes around it')) {
    return replaced(got, 1).replace(`"${got}"`, got);
  }
  return replaced(written ?? (quoted === undefined ? `${got}${appended}` : `"${quoted}"`));
}

function mended(template: string): string {
  let text = template;
  for (let round = 0; round < 6; round += 1) {
    const finding = firstFinding(text);
    if (!finding) {
      return text;
    }
    text = followed(text, String(finding.got), finding.remedy);
  }
  throw new Error(`still wrong: ${text}`);
}

function rendered(template: string, t: unknown): string {
  const budget = new Budget();
  const source = {
    body: JSON.stringify({ t, items: [t, t] }),
    parameters: {},
    context: JavaMap.of([]),
    stageVariables: [],
  };
  return Template.parse(template).render(mappingVariables(source, budget), { budget });
}

const HOSTILE = [
  `","admin":true,"x":"`,
  `it's`,
  `\\`,
  `\\"`,
  `1,"admin":true`,
  `&Action=Delete`,
  `%22%2C%22admin%22%3Atrue`,
  `a+b=c`,
  `\n\r\t\u0000`,
  `}{][`,
  `é \u2028 💬`,
  `$input.body #set($x = 1)`,
];

/** A message without lone surrogates, which no JSON in UTF-8 can carry. */
const message = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string());

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(shapeOf);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]))
    : typeof value;
}

test.each(TEMPLATES)('following the advice makes %s safe for any message', (template, read) => {
  const safe = mended(template);
  const usual = shapeOf(read(rendered(safe, 'x')));

  expect(safe).not.toBe(template);
  fc.assert(
    fc.property(message, (text) => {
      expect(shapeOf(read(rendered(safe, text)))).toEqual(usual);
    }),
    { numRuns: 60 },
  );
});

// A body that is not JSON never gets to a template.
const BREAKABLE = TEMPLATES.filter(([template]) => !template.includes('input.body'));

test.each(BREAKABLE)('%s can be broken before the advice is followed', (template, read) => {
  const usual = shapeOf(read(rendered(mended(template), 'x')));
  const broken = HOSTILE.filter((text) => {
    try {
      return JSON.stringify(shapeOf(read(rendered(template, text)))) !== JSON.stringify(usual);
    } catch {
      return true;
    }
  });

  expect(broken).not.toEqual([]);
});

test('a message that is in quotes of its own is safe without them', () => {
  expect(mended(`{"v": "$input.json('$.t')"}`)).toBe(`{"v": $input.json('$.t')}`);
});
