import { printable, printableLog, shortText } from '../../src/command-line/terminal-text';

test('printable keeps text and tabs, and drops what a terminal obeys', () => {
  expect(printable('a\tb\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b2J\u202e')).toBe('a\tbred]0;title2J');
});

test('a log on a terminal keeps its colors, and switches them off in the end', () => {
  expect(printableLog('\u001b[31mred\u001b[2J', true)).toBe('\u001b[31mred[2J\u001b[0m');
  expect(printableLog('plain', true)).toBe('plain');
});

test('a log elsewhere has no colors', () => {
  expect(printableLog('\u001b[31mred\u001b[0m', false)).toBe('red');
});

test('a short text is one line of at most 101 characters', () => {
  expect(shortText('a\n"b"')).toBe('a\\n"b"');
  expect(shortText('x'.repeat(200))).toHaveLength(101);
});
