import { parseSpecifier } from '../../../lib/runtime/java/format-specifier';
import { JavaException } from '../../../lib/runtime/java/java-exception';

test('a specifier has an index, flags, a width, a precision and a conversion', () => {
  expect(parseSpecifier('a %2$-,10.3f b', 2)).toEqual({
    source: '%2$-,10.3f',
    index: '2',
    flags: '-,',
    width: 10,
    precision: 3,
    conversion: 'f',
    isUpperCase: false,
  });
  expect(parseSpecifier('%s', 0)).toMatchObject({ index: '', flags: '', width: -1, precision: -1, conversion: 's' });
});

test.each([
  ['%', 'UnknownFormatConversion'],
  ['%q', 'UnknownFormatConversion'],
  ['%--5d', 'DuplicateFormatFlags'],
  ['%-d', 'MissingFormatWidth'],
  ['%-05d', 'IllegalFormatFlags'],
  ['%+ d', 'IllegalFormatFlags'],
  ['%.2d', 'IllegalFormatPrecision'],
  ['%#d', 'FormatFlagsConversionMismatch'],
  ['%,x', 'FormatFlagsConversionMismatch'],
  ['%0$s', 'IllegalFormatArgumentIndex'],
  ['%5n', 'IllegalFormatWidth'],
])('fails for %s with %s, as Java does', (format, exception) => {
  expect(() => parseSpecifier(format, 0)).toThrow(JavaException);
  expect(() => parseSpecifier(format, 0)).toThrow(
    expect.objectContaining({ javaClass: `java.util.${exception}Exception` }),
  );
});
