import { matchesPattern } from '../../src/event-sources/filter-pattern';

const record = { body: { room: 'Kitchen', size: 12, tags: ['a', 'b'], none: null, ok: true, empty: '' } };
const matches = (body: object) => matchesPattern(record, { body });

test.each([
  ['a string', { room: ['Hall', 'Kitchen'] }],
  ['a number', { size: [12] }],
  ['null', { none: [null] }],
  ['a boolean', { ok: [true] }],
  ['an empty string', { empty: [''] }],
  ['an element of a list', { tags: ['b'] }],
  ['a prefix', { room: [{ prefix: 'Kit' }] }],
  ['a suffix', { room: [{ suffix: 'chen' }] }],
  ['a prefix in any case', { room: [{ prefix: { 'equals-ignore-case': 'kIT' } }] }],
  ['any case', { room: [{ 'equals-ignore-case': 'KITCHEN' }] }],
  ['a wildcard', { room: [{ wildcard: 'K*ch*' }] }],
  ['anything but a value', { room: [{ 'anything-but': ['Hall'] }] }],
  ['anything but one value', { size: [{ 'anything-but': 13 }] }],
  ['anything but a prefix', { room: [{ 'anything-but': { prefix: 'H' } }] }],
  ['a range', { size: [{ numeric: ['>', 10, '<=', 12] }] }],
  ['a number by numeric', { size: [{ numeric: ['=', 12] }] }],
  ['existence', { room: [{ exists: true }] }],
  ['absence', { other: [{ exists: false }] }],
  ['one of alternatives', { $or: [{ room: ['Hall'] }, { size: [12] }] }],
  ['no condition', {}],
])('%s matches', (_, body) => {
  expect(matches(body)).toBe(true);
});

test.each([
  ['another string', { room: ['kitchen'] }],
  ['a number for a string', { room: [12] }],
  ['a string for a number', { size: ['12'] }],
  ['a missing member', { other: ['x'] }],
  ['null for a missing member', { other: [null] }],
  ['another prefix', { room: [{ prefix: 'kit' }] }],
  ['a prefix of a number', { size: [{ prefix: '1' }] }],
  ['a wildcard that is longer', { room: [{ wildcard: 'K.chen*x' }] }],
  ['anything but the value', { room: [{ 'anything-but': ['Kitchen', 'Hall'] }] }],
  ['anything but, of a missing member', { other: [{ 'anything-but': ['x'] }] }],
  ['a range beyond', { size: [{ numeric: ['>', 12] }] }],
  ['a range of a string', { room: [{ numeric: ['>', 1] }] }],
  ['an unknown comparison', { size: [{ numeric: ['~', 12] }] }],
  ['an unknown operator', { room: [{ like: 'K' }] }],
  ['the absence of what exists', { room: [{ exists: false }] }],
  ['the existence of what does not', { other: [{ exists: true }] }],
  ['one of two conditions', { room: ['Kitchen'], size: [13] }],
  ['no alternative', { $or: [{ room: ['Hall'] }, { size: [13] }] }],
  ['a member of a string', { room: { length: [7] } }],
  ['what only JavaScript has', { constructor: [{ exists: true }] }],
])('%s does not match', (_, body) => {
  expect(matches(body)).toBe(false);
});

test('a pattern that cannot be read matches nothing', () => {
  expect(matchesPattern(record, undefined)).toBe(false);
});
