import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { JavaException } from '../../../../lib/runtime/java/java-exception';
import { RegexSyntaxError } from '../../../../lib/runtime/java/regex/reader';
import { Regex } from '../../../../lib/runtime/java/regex/regex';

/** A pattern, a text, and the matches in it as Java 17 finds them: each with its groups, `-` for one without part. */
type Case = [pattern: string, text: string, matches: string[]];

function found(pattern: string, text: string): string[] {
  return Array.from(new Regex(pattern, new Budget()).search(text), (match) =>
    match.map(([start, end]) => (start < 0 ? '-' : text.slice(start, end))).join('|'),
  );
}

function matches(pattern: string, text: string): boolean {
  return new Regex(pattern, new Budget()).matches(text);
}

describe('matches what Java matches', () => {
  describe('literals and escapes', () => {
    test.each<Case>([
      ['a.c', 'abc a\nc', ['abc']],
      ['\\.', 'a.b', ['.']],
      ['\\t\\n\\r\\f\\a\\e', '\t\n\r\f\u0007\u001b', ['\t\n\r\f\u0007\u001b']],
      ['\\061\\0141\\07\\377', '1a\u0007\u001f7', []],
      ['\\0377', 'ÿ', ['ÿ']],
      ['\\x41\\u0042\\x{43}', 'ABC', ['ABC']],
      ['\\cA', '\u0001', ['\u0001']],
      [
        '\\ud83d\\ude00|\\ud83dx|\\ud83d\\u0041|\\ud83d\\n|\\ud83d',
        '\ud83d\ude00\ud83dx\ud83dA\ud83d\n\ud83d',
        ['😀', '\ud83dx', '\ud83dA', '\ud83d\n', '\ud83d'],
      ],
      ['\\Q.*\\E+', '.**', ['.**']],
      ['a\\Qb', 'ab', ['ab']],
      ['\\Qa\\b\\E', 'a\\b', ['a\\b']],
      ['\\Q1a2\\E', '1a2', ['1a2']],
      ['\\\\Q', '\\Q', ['\\Q']],
      ['}]', '}]', ['}]']],
      ['😀.', '😀😀', ['😀😀']],
      ['\\{1}', '{', []],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('the dot and the flags', () => {
    test.each<Case>([
      ['.', '\n\r\u2028a', ['a']],
      ['(?s).', '\n', ['\n']],
      ['(?d).', '\n\r', ['\r']],
      ['(?i)ab', 'aB', ['aB']],
      ['(?i)é', 'É', []],
      ['(?iu)é', 'É', ['É']],
      ['(?iu)ß', 'ßẞ', ['ß']],
      ['(?iu)i', 'İıI', ['İ', 'ı', 'I']],
      ['(?i)[a-c]\\x42', 'Bb', ['Bb']],
      ['(?iu)[à-é]', 'ÉÀ', ['É', 'À']],
      ['(?i:a)b', 'AbAB', ['Ab']],
      ['a(?i)b|c', 'aBCA', ['aB', 'C']],
      ['(?i)a(?-i)b', 'AbAB', ['Ab']],
      ['(?i)[A-C]', 'b1', ['b']],
      ['(?iU)\\w(?-U)é', 'éé', ['éé']],
      ['(?x) a b # comment\nc', 'abc', ['abc']],
      ['(?xd)a#\rb\nc', 'ac', ['ac']],
      ['(?x)[a b]', 'a b', ['a', 'b']],
      ['(?x)a {1, 2}', 'aa', ['aa']],
      ['(?-)a', 'a', ['a']],
      ['((?i)a)a', 'AaAA', ['Aa|A']],
      ['(?idmsuxc)A', 'a', ['a']],
      ['(?x)a#', 'a', ['a']],
      ['(?x)\\p {L}', 'a', ['a']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('anchors', () => {
    test.each<Case>([
      ['^a', 'a\na', ['a']],
      ['(?m)^a', 'a\na\r\na', ['a', 'a', 'a']],
      ['(?m)^', '', []],
      ['(?m)a$', 'a\na\r\na', ['a', 'a', 'a']],
      ['a$', 'a\na\r\n', ['a']],
      ['a$', 'a\r\n', ['a']],
      ['a$', 'a\n\n', []],
      ['(?d)a$', 'a\r\n', []],
      ['(?dm)^.', 'a\rb\nc', ['a', 'c']],
      ['a\\Z', 'a\u2028', ['a']],
      ['a\\z', 'a\n', []],
      ['\\Aa', 'aa', ['a']],
      ['\\Ga', 'aaba', ['a', 'a']],
      ['\\b', 'ab, c', ['', '', '', '']],
      ['\\b', 'e\u0301\u0301f \u0301', ['', '']],
      ['\\b', '😀𝐀', ['', '']],
      ['\\B', 'ab', ['']],
      ['(?U)\\b', 'aé\u0301-', ['', '']],
      ['\\ba\\b', 'a_a a', ['a']],
      ['$', '\n', ['', '']],
      ['(?!^)', '😀', ['', '']],
      ['[^x]|(?!^)', '😀', ['😀', '']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('classes', () => {
    test.each<Case>([
      ['[abc]', 'cd', ['c']],
      ['[^abc]', 'cd', ['d']],
      ['[a-c-x]', 'bd-x', ['b', '-', 'x']],
      ['[]a]', ']a', [']', 'a']],
      ['[^]a]', ']ab', ['b']],
      ['[a^]', '^', ['^']],
      ['[a-]', '-', ['-']],
      ['[-a]', '-', ['-']],
      ['[a-[bc]]', '-b', ['-', 'b']],
      ['[a-c[x-z]]', 'by', ['b', 'y']],
      ['[a-z&&[^b]]', 'abc', ['a', 'c']],
      ['[a-z&&b-cz]', 'abz', ['b', 'z']],
      ['[a-z&&[bc]z]', 'abz', ['b', 'z']],
      ['[&&a]', 'a&', ['a']],
      ['[a&b]', '&', ['&']],
      ['[a&&&b]', '&b', ['&', 'b']],
      ['[a-c&&]', 'abx', ['a', 'b']],
      ['[ab[z]&&]', 'abz', ['z']],
      ['[ab&&]', 'ab', ['a', 'b']],
      ['[ab&&[a]&c]', 'abc&', ['a', 'b', 'c', '&']],
      ['[a&&b&&a]', 'ab', []],
      ['[\\d\\]\\\\]', '5]\\d', ['5', ']', '\\']],
      ['[\\v-\\x0d]', '\u000b\f\r\n', ['\u000b', '\f', '\r']],
      ['[\\v]', '\n', ['\n']],
      ['[\\n-\\v]', '\u000b\r', ['\u000b']],
      ['[\\p{Lu}\\P{L}]', 'aA1', ['A', '1']],
      ['[\\u0100-\\uffff]', 'Ā😀', ['Ā']],
      ['[\\ue000-\\uffff]|[\\ue000-\\x{10400}]', '\uff01😀𐀀', ['\uff01', '𐀀']],
      ['[^\\x00-\\x7f]', 'aé😀', ['é', '😀']],
      ['[\\Q^-]\\E]', '^-]a', ['^', '-', ']']],
      ['[Ā😀]', '😀Ā', ['😀', 'Ā']],
      ['[a\\[^b]', '^', ['^']],
      ['(?x)[ ^a ]', '^ a', ['^', 'a']],
      ['[[^a]b]', 'ab', ['b']],
      ['[a&&[Ā]]', 'aĀ', []],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('predefined classes', () => {
    test.each<Case>([
      ['\\d+', '1\u06632', ['1', '2']],
      ['\\D', '1a', ['a']],
      ['\\w+', 'a_1é', ['a_1']],
      ['\\W', 'a é', [' ', 'é']],
      ['\\s+', 'a \t\u000b\u0085', [' \t\u000b']],
      ['\\S', ' a', ['a']],
      ['\\h', '\u00a0\n', ['\u00a0']],
      ['\\H', '\u00a0\n', ['\n']],
      ['\\v', '\u0085 ', ['\u0085']],
      ['\\V', '\n ', [' ']],
      ['\\R', '\r\n\n\r\u0085', ['\r\n', '\n', '\r', '\u0085']],
      ['\\R\\n', '\r\n', ['\r\n']],
      ['\\R+\\n', '\r\n\n', ['\r\n\n']],
      ['(?:\\R|x)\\n', '\r\n', ['\r\n']],
      ['(?U)\\d\\w\\s', '\u0663é\u2003', ['\u0663é\u2003']],
      ['(?U)\\D', '\u0663a', ['a']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('properties', () => {
    test.each<Case>([
      ['\\p{Lower}', 'aAé', ['a']],
      ['(?i)\\p{Lower}', 'aAé', ['a', 'A']],
      ['(?U)\\p{Lower}', 'aAé', ['a', 'é']],
      ['(?iU)\\p{Upper}', 'aAé1', ['a', 'A', 'é']],
      ['\\p{Alpha}\\p{Digit}\\p{Alnum}', 'a11', ['a11']],
      ['\\p{Punct}', 'a!+', ['!', '+']],
      ['\\p{Graph}\\p{Print}\\p{Blank}\\p{Cntrl}\\p{XDigit}\\p{Space}', '! \tf\n', ['! \tf\n']],
      ['\\p{ASCII}', 'éa', ['a']],
      ['\\pL\\PL', 'é1', ['é1']],
      ['\\p{Lu}\\p{IsLu}\\p{gc=Lu}\\p{general_category=Nd}', 'ÀÀÀ\u0663', ['ÀÀÀ\u0663']],
      ['(?i)\\p{Lu}', 'aA1', ['a', 'A']],
      ['\\p{L1}\\p{LC}\\p{LD}\\p{all}', 'ÿa1x', ['ÿa1x']],
      ['\\p{IsAlphabetic}\\p{IsHex_Digit}\\p{IsWHITE_SPACE}', 'éf ', ['éf ']],
      ['\\p{IsLatin}\\p{script=Greek}\\p{sc=cyrl}', 'aαб', ['aαб']],
      ['\\p{IsOld_Italic}', '𐌀', ['𐌀']],
      ['\\P{Lower}', 'aA', ['A']],
      ['(?U)\\p{gc=Lower}', 'aé', ['a']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('quantifiers', () => {
    test.each<Case>([
      ['a*', 'aab', ['aa', '', '']],
      ['a+?b', 'aab', ['aab']],
      ['a??b', 'ab', ['ab']],
      ['a?+ab', 'ab', []],
      ['a?a', 'a', ['a']],
      ['a*+a', 'aaa', []],
      ['(?:ab){2}', 'abababab', ['abab', 'abab']],
      ['a{1,2}', 'aaa', ['aa', 'a']],
      ['a{2,}', 'aaaa', ['aaaa']],
      ['a{2,}?', 'aaaa', ['aa', 'aa']],
      ['a{0}b', 'ab', ['b']],
      ['a{2}{3}', 'aa', ['aa']],
      ['{1}a', 'a', ['a']],
      ['(a|ab)(c|bcd)*', 'abcd', ['abcd|a|bcd']],
      ['(?:a|ab){2}c', 'aabc', ['aabc']],
      ['(a|b){2,3}?c', 'ababc', ['babc|b']],
      ['(a|b){2,}', 'ababc', ['abab|b']],
      ['(a?)*b', 'aab', ['aab|']],
      ['(a|b)??b', 'ab', ['ab|a']],
      ['()*a', 'a', ['a|-']],
      ['(|a)*b', 'ab', ['ab|']],
      ['(){0,1}', 'a', ['|', '|']],
      ['(a){2}', 'aaaa', ['aa|a', 'aa|a']],
      ['(a)*+b', 'aab', ['aab|a']],
      ['(?:(a)|b)++', 'ab', ['ab|a']],
      ['(ab)?+', 'ab', ['ab|ab', '|-']],
      ['(ab)*?c', 'ababc', ['ababc|ab']],
      ['(ab){1,2}?', 'ababab', ['ab|ab', 'ab|ab', 'ab|ab']],
      ['(?:){3}a', 'a', ['a']],
      ['(?:a?){3}', 'aa', ['aa', '']],
      ['^*a', 'a', ['a']],
      ['(?:ab){2,3}+a', 'abababa', ['abababa']],
      ['(){2}+', 'a', ['|', '|']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('groups, which keep what they captured in vain as Java does', () => {
    test.each<Case>([
      ['(a)(b)?', 'ac', ['a|a|-']],
      ['(?<n>a)\\k<n>', 'aa', ['aa|a']],
      ['(a)\\1\\11', 'aaa1', ['aaa1|a']],
      ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj', ['abcdefghijj|a|b|c|d|e|f|g|h|i|j']],
      ['\\1(a)', 'a', []],
      ['\\2(a)', 'a', []],
      ['(a)|\\1b', 'b', []],
      ['(?i)(a)\\1', 'aA', ['aA|a']],
      ['(?iu)(é)\\1', 'éÉ', ['éÉ|é']],
      ['(ab)\\1', 'aba abax', []],
      ['((a)|b)*', 'ab', ['ab|b|a', '|-|-']],
      ['(([ab])c)*bc', 'acbc', ['acbc|ac|b']],
      ['(?:(?=(a))b|a\\1)', 'aa', ['aa|a']],
      ['(?>a|ab)c', 'abc', []],
      ['(?>(a)b)\\1', 'aba', ['aba|a']],
      ['(a+)+a', 'aaa', ['aaa|aa']],
      ['(a{2})+', 'aaaaa', ['aaaa|aa']],
      ['a||b', 'b', ['', '']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });

  describe('looking around', () => {
    test.each<Case>([
      ['a(?=b)', 'abac', ['a']],
      ['a(?!b)', 'abac', ['a']],
      ['(?<=a)b', 'abb', ['b']],
      ['(?<!a)b', 'abb', ['b']],
      ['(?<=a{1,2})b', 'aab', ['b']],
      ['(?<=a|bc)d', 'bcd', ['d']],
      ['(?<=a*)b', 'aab', ['b']],
      ['(?<=xa*)b', 'xaab', ['b']],
      ['(?<=a*a*)b', 'aab', []],
      ['(?<=(ab)?)c', 'abc', ['c|-']],
      ['(?<=(?>a)?+)b', 'ab', ['b']],
      ['(?<=\\R)a', '\r\na', ['a']],
      ['(?<=(?=a)a)b', 'ab', ['b']],
      ['(?<=.)b', '😀b', ['b']],
      ['(?<=^.|😀z)b', '😀b', ['b']],
      ['(?<=😀)b', '😀b', ['b']],
      ['(?<=^a)b', 'ab', ['b']],
      ['(?<=(?:a|b)c{1,9})d', 'bcd', ['d']],
      ['(?<=(a){2})b', 'aab', ['b|a']],
      ['(?<=[ab]*?)c', 'abc', ['c']],
      ['(?<=a{1,2}?b??)c', 'abc', ['c']],
    ])('%j finds its matches in %j', (pattern, text, expected) => {
      expect(found(pattern, text)).toEqual(expected);
    });
  });
});

test.each([
  ['*a', "Dangling meta character '*'"],
  ['?', "Dangling meta character '?'"],
  ['a**', "Dangling meta character '*'"],
  ['(?i)*', "Dangling meta character '*'"],
  ['+', "Dangling meta character '+'"],
  ['(a', 'Unclosed group'],
  ['a)', "Unmatched closing ')'"],
  ['(?', 'Unknown inline modifier'],
  ['(?z)', 'Unknown inline modifier'],
  ['(?-i-m)', 'Unknown inline modifier'],
  ['(?iz)', 'Unknown inline modifier'],
  ['(?@a)', 'Unknown group type'],
  ['(?$a)', 'Unknown group type'],
  ['(?<1>a)', 'capturing group name does not start with a Latin letter'],
  ['(?<n_>a)', "named capturing group is missing trailing '>'"],
  ['(?<n>a)(?<n>b)', 'Named capturing group <n> is already defined'],
  ['\\k<n>', 'named capturing group <n> does not exist'],
  ['\\k', "\\k is not followed by '<' for named capturing group"],
  ['{', 'Illegal repetition'],
  ['a{x}', 'Illegal repetition'],
  ['a{,2}', 'Illegal repetition'],
  ['a{1', 'Unclosed counted closure'],
  ['a{1,x}', 'Unclosed counted closure'],
  ['a{2,1}', 'Illegal repetition range'],
  ['a{9999999999}', 'Illegal repetition range'],
  ['[a', 'Unclosed character class'],
  ['[', 'Unclosed character class'],
  ['[]', 'Unclosed character class'],
  ['[^', 'Unclosed character class'],
  ['[a&&', 'Unclosed character class'],
  ['[b-a]', 'Illegal character range'],
  ['[a-\\d]', 'Illegal character range'],
  ['[a-', 'Illegal character range'],
  ['[&&]', 'Bad class syntax'],
  ['\\', 'Unexpected internal error'],
  ['\\y', 'Illegal/unsupported escape sequence'],
  ['[\\b]', 'Illegal/unsupported escape sequence'],
  ['\\p{Foo}', 'Unknown character property name {Foo}'],
  ['\\p{sc=Foo}', 'Unknown Unicode property {name=<sc>, value=<Foo>}'],
  ['\\p{xx=Lu}', 'Unknown Unicode property {name=<xx>, value=<Lu>}'],
  ['\\p{IsFoo}', 'Unknown character property name {IsFoo}'],
  ['\\p{Is+}', 'Unknown character property name {Is+}'],
  ['\\p{', 'Unclosed character family'],
  ['\\p{}', 'Empty character family'],
  ['\\x', 'Illegal hexadecimal escape sequence'],
  ['\\x4', 'Illegal hexadecimal escape sequence'],
  ['\\x{110000}', 'Hexadecimal codepoint is too big'],
  ['\\x{12', 'Unclosed hexadecimal escape sequence'],
  ['\\x{', 'Illegal hexadecimal escape sequence'],
  ['\\u12', 'Illegal Unicode escape sequence'],
  ['\\0', 'Illegal octal escape sequence'],
  ['\\08', 'Illegal octal escape sequence'],
  ['\\c', 'Illegal control escape sequence'],
  ['(?<=\\1(a))b', 'Look-behind group does not have an obvious maximum length'],
  ['(?<=(a|b)*)b', 'Look-behind group does not have an obvious maximum length'],
  ['(?<=(ab)*)b', 'Look-behind group does not have an obvious maximum length'],
  ['(?<=xa*?)b', 'Look-behind group does not have an obvious maximum length'],
])('fails: %j, since %s', (pattern, description) => {
  const parse = () => new Regex(pattern, new Budget());

  expect(parse).toThrow(new RegexSyntaxError(description, pattern));
  expect(parse).toThrow(JavaException);
});

test('the name of a property ends with the pattern, or is not there', () => {
  expect(() => found('\\p', '')).toThrow(RegexSyntaxError);
});

test('fails: a class whose last character is before "&&" with nothing after it', () => {
  expect(() => found('[a-cx&&]', 'a')).toThrow(
    new JavaException('java.lang.NullPointerException', 'the class has nothing after "&&"'),
  );
});

test.each([
  ['(a|b)*', 'ab'.repeat(50_000)],
  ['(?:.|\\n)*', 'ab'.repeat(50_000)],
  ['(?:(a)|(b))*+', 'ab'.repeat(50_000)],
  ['.*?', 'ab'.repeat(50_000)],
])('%j matches a text of 100000 characters', (pattern, text) => {
  expect(matches(pattern, text)).toBe(true);
});

test.each([
  ['(a+)+$', `${'a'.repeat(40)}!`],
  ['(a|aa)+$', `${'a'.repeat(60)}!`],
  ['(?:a*)*b', 'a'.repeat(100)],
  ['(.*)\\1\\1b', 'a'.repeat(2_000)],
  ['a.*b', 'a'.repeat(10_000)],
  ['(?<=a*)b', 'a'.repeat(10_000)],
  ['(?<=a{10000})b', 'a'.repeat(10_000)],
  ['\\bx', '\u0301'.repeat(10_000)],
  ['(?:){2000000000}', ''],
  [`${'()'.repeat(2_000)}a`, 'a'.repeat(10_000)],
  [`${'('.repeat(10_000)}a`, 'a'],
  [`${'['.repeat(10_000)}a`, 'a'],
  [`[${'a&&'.repeat(10_000)}`, 'a'],
])('fails: what would take too long, as %.20j does', (pattern, text) => {
  expect(() => found(pattern, text)).toThrow(LimitExceededError);
});

test('any text between \\Q and \\E matches itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\\E')),
      (text) => matches(`\\Q${text}\\E`, text),
    ),
  );
});

test('any text with each sign escaped matches itself, in any case too', () => {
  const escaped = (text: string) => text.replace(/[^A-Za-z0-9]/gu, '\\$&');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(matches(escaped(text), text)).toBe(true);
      expect(matches(`(?i)${escaped(text)}`, text)).toBe(true);
      expect(matches(`(?iu)${escaped(text)}`, text)).toBe(true);
    }),
  );
});

test('any pattern is refused, or matches, or takes too long, and nothing else', () => {
  const piece = fc.constantFrom(
    ...'ab(|)[]{}?*+^$.\\-&1,:=!<>nQEpkx#i'.split(''),
    '(?',
    '\\Q',
    '&&',
    '(?<=',
    '{1,',
    '\\1',
  );
  const pattern = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '\n', '1') }), (source, text) => {
      try {
        for (const [[start, end]] of new Regex(source, new Budget()).search(text)) {
          expect(start).toBeLessThanOrEqual(end);
        }
      } catch (error) {
        expect(error instanceof JavaException || error instanceof LimitExceededError).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
