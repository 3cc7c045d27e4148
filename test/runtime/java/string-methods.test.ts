import { render } from '../velocity/render';

test.each([
  ['$s.length()', '4'],
  ['$s.isEmpty()', 'false'],
  ['$s.charAt(1)', 'e'],
  ['$s.codePointAt(0)', '116'],
  ['$s.concat("!")', 'text!'],
  ['$s.contains("ex")', 'true'],
  ['$s.equals("text")', 'true'],
  ['$s.equalsIgnoreCase("TEXT")', 'true'],
  ['$s.compareTo("tex")', '1'],
  ['$s.startsWith("te")', 'true'],
  ['$s.startsWith("x", 2)', 'true'],
  ['$s.endsWith("xt")', 'true'],
  ['$s.indexOf("t")', '0'],
  ['$s.indexOf("t", 1)', '3'],
  ['$s.indexOf("z")', '-1'],
  ['$s.lastIndexOf("t")', '3'],
  ['$s.substring(1)', 'ext'],
  ['$s.substring(1, 3)', 'ex'],
  ['$s.repeat(2)', 'texttext'],
  ['$s.replace("t", "T")', 'TexT'],
  ['$s.replaceAll("[tx]", "-")', '-e--'],
  ['$s.replaceFirst("t", "")', 'ext'],
  ['$s.matches("[a-z]+")', 'true'],
  ['$s.split("e").size()', '2'],
  ['$s.split("e")[1]', 'xt'],
  ['$s.toCharArray()[0]', 't'],
  ['$s.toUpperCase()', 'TEXT'],
  ['$s.toLowerCase()', 'text'],
  ['[$s.concat(" ").trim()]', '[text]'],
  ['$s.hashCode()', '3556653'],
  ['$s.join(",", $list)', 'a,b,c'],
  ['$s.valueOf(5)', '5'],
  ['$s.unknown()', ''],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each(['$s.substring(9)', '$s.substring(3, 1)', '$s.charAt(-1)', '$s.repeat(-1)'])(
  'fails for %s as Java does',
  (template) => {
    expect(() => render(template)).toThrow(/java\.lang\.(String)?Index|java\.lang\.IllegalArgument/);
  },
);

test('fails for a method that is called with too many arguments', () => {
  expect(() => render('$s.length(1)')).toThrow('wrong number of arguments');
});
