import { JavaException } from '../../../lib/runtime/java/java-exception';

test('has the class and the message that Java throws', () => {
  const error = new JavaException('java.lang.NullPointerException', 'the argument is null');

  expect(error).toMatchObject({ javaClass: 'java.lang.NullPointerException', message: 'the argument is null' });
});
