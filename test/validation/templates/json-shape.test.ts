import { UNKNOWN } from '../../../lib/api-model/token-text';
import { jsonShape } from '../../../lib/validation/templates/json-shape';

test.each<[string, unknown]>([
  ['{"a": [1, "x\\"y\\\\", true]}', { a: [1, 'x"y\\', true] }],
  ['{"a": "$context.stage", "b": $input.json("$.b")}', { a: UNKNOWN, b: UNKNOWN }],
  ['#set($name = "id"){"$name": "a-$name"}', { id: 'a-id' }],
  [`{"a": "x${UNKNOWN}", "b": ${UNKNOWN}}`, { a: `x${UNKNOWN}`, b: UNKNOWN }],
  ['{"a": #if($context.stage) 1 #else 2 #end, "b": [#foreach($i in [1..2])$i#end]}', { a: UNKNOWN, b: [UNKNOWN] }],
  ['{"a": "#if($context.stage)x#end"}', { a: UNKNOWN }],
])('%s renders JSON that is whole', (text, value) => {
  expect(jsonShape(text)).toEqual({ value, isWhole: true });
});

test('members under a condition are missing', () => {
  expect(jsonShape('{"a": 1 #if($context.stage), "b": 2#end}')).toEqual({ value: { a: 1 }, isWhole: false });
});

test.each(['$input.body$context.stage', 'a=b', '#if(', `#set($a${UNKNOWN} = 1){}`])(
  '%s is not JSON, or not known to be',
  (text) => {
    expect(jsonShape(text)).toBeUndefined();
  },
);
