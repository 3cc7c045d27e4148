/** An exception that Java would throw, which ends a rendering there and so does here. */
export class JavaException extends Error {
  /** The exception's class in Java, such as `java.lang.IndexOutOfBoundsException`. */
  public readonly javaClass: string;

  constructor(javaClass: string, message: string) {
    super(message);
    this.name = 'JavaException';
    this.javaClass = javaClass;
  }
}
