import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { compileJsonPath, JsonPathError } from '../../../../lib/runtime/java/json-path/json-path';
import { readJson } from '../../../../lib/runtime/java/json-smart/read-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';
import { JavaDouble, JavaList, JavaMap, type JavaValue } from '../../../../lib/runtime/java/value';

/** What Jayway finds at a path: a value, nothing, or an error. */
interface Case {
  readonly name: string;
  readonly group: string;
  readonly path: string;
  readonly doc: unknown;
  readonly expected?: unknown;
  readonly definite?: boolean;
  readonly expectedMissing?: true;
  readonly expectedError?: string;
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(join(__dirname, '../../cases/jsonpath-cases.json'), { encoding: 'utf8' }),
);

function evaluate(path: string, document: unknown): JavaValue | undefined {
  const budget = new Budget();
  return compileJsonPath(path).evaluate(readJson(JSON.stringify(document), budget), budget);
}

/** What is at a path as JSON, or undefined if nothing is there. */
function find(path: string, document: unknown): string | undefined {
  const value = evaluate(path, document);
  return value === undefined ? undefined : writeJson(value, new Budget());
}

const MESSAGE = {
  a: [1, 2.5, null, 'x', [3]],
  b: { c: [1], d: 2 },
  e: [],
  s: 't',
  n: null,
  o: [{ n: 1, m: 5 }, { n: 2 }],
};

describe('what Jayway finds', () => {
  const [filters, others] = [true, false].map((filter) => cases.filter(({ group }) => (group === 'filter') === filter));

  test.each(others as Case[])('$name', ({ path, doc, expected, definite, expectedMissing, expectedError }) => {
    if (expectedError !== undefined) {
      expect(() => find(path, doc)).toThrow(JsonPathError);
    } else if (expectedMissing) {
      expect(evaluate(path, doc)).toBeUndefined();
    } else {
      expect(JSON.parse(find(path, doc) as string)).toStrictEqual(expected);
      expect(compileJsonPath(path).definite).toBe(definite);
    }
  });

  test.each(filters as Case[])('fails at $name, which the local runtime does not support', ({ path }) => {
    expect(() => compileJsonPath(path)).toThrow('filters are not supported by the local runtime');
  });

  test.each([
    ['$', JSON.stringify(MESSAGE)],
    ['@.s', '"t"'],
    ['s ', '"t"'],
    ['.n', '[null,1,2]'],
    ['$.n', 'null'],
    ['$.n.x', undefined],
    ['$.n[0]', undefined],
    ['$.n[0:1]', undefined],
    ['$.n[*]', '[]'],
    ['$.s[*]', '[]'],
    ['$.b.d[0,1]', undefined],
    ['$.o[*].n.x', '[]'],
    ['$.o[*].m[0]', '[]'],
    ["$['s','x','s']", '{"s":"t"}'],
    ["$['b','x','o']['c']", '[[1]]'],
    ["$['b','s'][*]", '[[1],2]'],
    ['$[ "s" ]', '"t"'],
    ["$['s' , 'e']", '{"s":"t","e":[]}'],
    ["$['s', junk 'e']", '{"s":"t","e":[]}'],
    ["$['\\u0073']", '"t"'],
    ["$['\\u00']", undefined],
    ["$['\\s\\n\\'\\\"']", undefined],
    ['$.a[ 0 , -1 ]', '[1,[3]]'],
    ['$.a[-9]', undefined],
    ['$.a[0\t]', '1'],
    ['$.a[ * ]', '[1,2.5,null,"x",[3]]'],
    ['$.a[3:]', '["x",[3]]'],
    ['$.a[-2:]', '["x",[3]]'],
    ['$.a[-9:]', '[1,2.5,null,"x",[3]]'],
    ['$.a[:2]', '[1,2.5]'],
    ['$.a[:-3]', '[1,2.5]'],
    ['$.a[:-9]', '[]'],
    ['$.a[1:3:2]', '[2.5,null]'],
    ['$.a[-1:1]', '[[3],1]'],
    ['$.a[-2147483648:2147483647]', '[1,2.5,null,"x",[3],1,2.5,null,"x",[3]]'],
    ['$.b[0:1]', undefined],
    ['$.**', '[[1,2.5,null,"x",[3]],{"c":[1],"d":2},[],"t",null,[{"n":1,"m":5},{"n":2}]]'],
    ['$.b.*d', '[[1],2]'],
    ['$.s[', '"t"'],
    ["$['b']d", '{"c":[1],"d":2}'],
    ["$['b']d.c", undefined],
  ])('%s', (path, expected) => {
    expect(find(path, MESSAGE)).toBe(expected);
  });

  test.each([
    ['$..n', '[null,1,2]'],
    ["$..['n','m']", '[{"n":1,"m":5}]'],
    ["$..['n','m'].x", '[]'],
    ['$..*.d', '[2]'],
    ['$..[0]', '[1,3,1,{"n":1,"m":5}]'],
    ['$..[1].n', '[2]'],
    ['$..[0:2].n', '[]'],
    ['$..[*].n', '[]'],
    ['$..[0][0]', '[3]'],
    ['$.a..length()', '[]'],
    ['$.a..*.length()', '[null,null,null,null,1,null]'],
  ])('the scan %s finds what Jayway finds, mistakes included', (path, expected) => {
    expect(find(path, MESSAGE)).toBe(expected);
  });
});

describe('a function gives what Jayway gives', () => {
  test.each([
    ['$.a.sum()', '3.5'],
    ['$.a.sum(10, $.b.c)', '14.5'],
    ['$.sum({"a":1}, -3)', '-3.0'],
    ['$.a.min()', '1.0'],
    ['$.a.max()', '2.5'],
    ['$.max(-1)', '4.9E-324'],
    ['$.a.avg()', '1.75'],
    ['$.a.stddev()', '0.75'],
    ['$..n.sum()', '3.0'],
    ['$.sum($.a.avg(), 1)', '2.75'],
    ['$.a.length()', '5'],
    ['$.b.size()', '2'],
    ['$.s.length()', 'null'],
    ['$.length($.o)', '6'],
    ['$.length($..o[0])', '2'],
    ['$..n.length()', '0'],
    ['$.length($)', '6'],
    ['$.a.length($)', '5'],
    ['$.length($.b.keys())', '6'],
    ['$.b.keys()', '["c","d"]'],
    ['$.a.keys()', 'null'],
    ['$.a.first()', '1'],
    ['$.a.last()', '[3]'],
    ['$.a.index(1)', '2.5'],
    ['$.a.index(-2)', '"x"'],
    ['$.a[4].index(7)', undefined],
    ['$.a.append(4, "y")', '[1,2.5,null,"x",[3],4,"y"]'],
    ['$.s.append(1)', '"t"'],
    ['$.a.concat()', '"x"'],
    ['$.concat("a,b", 1.0, $.n, $.b, $.a)', '"ab1.0{c=[1], d=2}12.5x[3]"'],
    ['$.concat($.b.keys())', '"[c, d]"'],
    ['$.concat( $.s, \'x\', {"a": {"b": 1}}, [1], -2)', '"t{a={b=1}}1]-2"'],
    ['$.concat("\\"")', '""'],
    ['$.concat("a)', '""'],
    ['$.a[*].sum($.missing)', '[]'],
    ['$.b[*].sum($.missing)', undefined],
    ['$.missing.nope()', undefined],
    ['$.a.length().b', undefined],
    ['$.b.keys()*', undefined],
    ['$..n.sum()x.length()', '3.0'],
  ])('%s', (path, expected) => {
    expect(find(path, MESSAGE)).toBe(expected);
  });

  test('a null that is found is told from nothing', () => {
    expect(evaluate('$.n', MESSAGE)).toBeNull();
    expect(evaluate('$.x', MESSAGE)).toBeUndefined();
  });

  test('results keep their classes', () => {
    expect(evaluate('$.a.sum()', MESSAGE)).toStrictEqual(new JavaDouble(3.5));
    expect(evaluate('$.b.keys()', MESSAGE)).toStrictEqual(new JavaList(['c', 'd'], 'set'));
    expect(evaluate('$..m', MESSAGE)).toStrictEqual(new JavaList([5], 'json'));
    expect(evaluate("$['s','x']", MESSAGE)).toStrictEqual(JavaMap.of([['s', 't']]));
  });

  test('appending changes the document', () => {
    const budget = new Budget();
    const document = readJson('{"a":[]}', budget);
    compileJsonPath('$.a.append(1)').evaluate(document, budget);
    expect(writeJson(document, budget)).toBe('{"a":[1]}');
  });

  test.each([
    ['$.e.sum()', 'expected numbers to calculate with'],
    ['$.e.first()', 'expected more than 0 members'],
    ['$.o[0].first()', 'expected a list to take a member of'],
    ['$.b.c.last()', 'expected more than 1 members'],
    ['$.a.index()', 'expected a number as an argument'],
    ['$.a.index(9)', 'expected more than 9 members'],
    ['$.a.length(5)', 'expected a path as the argument, and something to follow it in'],
    ['$.n.length($.s)', 'expected a path as the argument, and something to follow it in'],
    ['$.concat({"y" 1})', `the argument {"y" 1} is no JSON: expected ':' but found "1" at line 1, column 6`],
    ['$.s.nope()', 'there is no function nope()'],
    ['$.o[0].n.nope()', 'there is no function nope()'],
    ['$..length()', "JSONPath $.., character 4: expected what to look for behind '..'"],
  ])('fails at %s: %s', (path, message) => {
    expect(() => evaluate(path, MESSAGE)).toThrow(JsonPathError);
    expect(() => evaluate(path, MESSAGE)).toThrow(message);
  });
});

describe('a path that cannot be read', () => {
  test.each([
    ['', 3, "expected a property, '*' or '[' behind '.'"],
    ['$a', 2, "expected '.' or '['"],
    ['$.a..', 6, "expected a property, '*' or '[' behind '.'"],
    ['$...a', 4, "expected a property, '*' or '[' behind '.'"],
    ['$.concat($.)', 3, "expected a property, '*' or '[' behind '.'"],
    [' $.a', 3, "expected no space: a property that has one is written as ['a b']"],
    ['$.a b', 4, "expected no space: a property that has one is written as ['a b']"],
    ['$.a.sum(1', 8, "expected a ')' for each '('"],
    ['$.sum([1)', 10, 'expected the arguments of the function to be closed'],
    ['$.sum(])', 7, "expected no ']' that nothing opens"],
    ['$.sum(})', 7, "expected no '}' that nothing opens"],
    ['$[x]', 3, "expected a name in quotes, an index, a slice or '*'"],
    ["$['a'b]", 6, "expected ',' or ']'"],
    ["$['a',]", 7, 'expected a name in the same quotes'],
    ["$['a',,'b']", 7, 'expected a name in the same quotes'],
    ["$['a", 5, "expected a closing '"],
    ["$['a',b", 8, "expected a closing ']'"],
    ["$['\\u00g0']", 10, 'expected an escape of four hexadecimal digits before here'],
    ['$[*x', 4, "expected ']'"],
    ['$[0', 3, "expected ']' behind the index"],
    ['$[0;1]', 3, 'expected only numbers, commas and a colon'],
    ['$[0,]', 3, 'expected a whole number of 32 bits'],
    ['$[1 2]', 3, 'expected a whole number of 32 bits'],
    ['$[2147483648]', 3, 'expected a whole number of 32 bits'],
    ['$[:]', 3, 'expected a slice such as 1:3, 1: or :3'],
    ['$[::2]', 3, 'expected a slice such as 1:3, 1: or :3'],
    ['$[1:2: 3]', 3, 'expected a slice such as 1:3, 1: or :3'],
    ['$.a[?(@.b)].c', 5, 'filters are not supported by the local runtime: select with [*], [0] or [0:2] instead'],
  ])('fails at %j with its place, character %d', (path, character, message) => {
    expect(() => compileJsonPath(path)).toThrow(JsonPathError);
    expect(() => compileJsonPath(path)).toThrow(`, character ${character}: ${message}`);
  });

  test('fails at calls that nest too deep', () => {
    const path = `${'$.sum('.repeat(20)}$.a.b()${')'.repeat(20)}`;
    expect(() => compileJsonPath(path)).toThrow('expected calls to nest 16 levels at most');
  });
});

describe('what a hostile path or document may cost', () => {
  test.each([
    ['a path without end', `$${'.a'.repeat(10_000)}`, `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`],
    ['scans in scans', `$${'..*'.repeat(20)}`, `${'['.repeat(100)}${']'.repeat(100)}`],
    ['indexes by the thousand', `$[*]${`[${'0,'.repeat(5000)}0]`.repeat(2)}`, `[[[1]]]`],
  ])('%s fails at a limit', (_, path, document) => {
    const budget = new Budget();
    expect(() => compileJsonPath(path).evaluate(readJson(document, budget), budget)).toThrow(LimitExceededError);
  });

  test('an argument that takes too much fails at the limit as well', () => {
    expect(() => evaluate(`$.concat({"a":${'['.repeat(500)}${']'.repeat(500)}})`, {})).toThrow(LimitExceededError);
  });

  test('a path that finds nothing leaves the depth of the budget as it was', () => {
    const budget = new Budget();
    const path = compileJsonPath('$.a.b.c');
    for (let i = 0; i < 500; i += 1) {
      expect(path.evaluate(readJson('{"a":{}}', budget), budget)).toBeUndefined();
    }
  });
});

describe('properties', () => {
  const quoted = (name: string) => `'${name.replace(/[\\']/g, '\\$&')}'`;

  test('every member of a document is found at its path', () => {
    const walk = (path: string, value: unknown, document: unknown): void => {
      expect(JSON.stringify(JSON.parse(find(path, document) as string))).toBe(JSON.stringify(value));
      for (const [name, member] of Object.entries(value ?? {})) {
        walk(`${path}[${Array.isArray(value) ? name : quoted(name)}]`, member, document);
      }
    };
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        walk('$', document, document);
      }),
    );
  });

  test('fails at nothing but what is no path', () => {
    const part = fc.constantFrom(...'$@.*[]()?:,-019 \'"\\{}ab', '..', "['a']", '[*]', '.length()', '.sum(', '$.a');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        try {
          evaluate(`$${parts.join('')}`, MESSAGE);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonPathError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
