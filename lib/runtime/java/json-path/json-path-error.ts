/** A path that is no JSONPath, that the local runtime does not support, or that fails on a document. */
export class JsonPathError extends Error {
  /**
   * @param path the path as it was read, which for an argument of a function is the argument
   * @param offset where in the path, in UTF-16 code units
   * @param reason what is wrong there
   * @param isFilter whether the path is right, but has a filter, which the local runtime does not support
   */
  constructor(
    public readonly path: string,
    public readonly offset: number,
    public readonly reason: string,
    public readonly isFilter = false,
  ) {
    super(`JSONPath ${path}, character ${offset + 1}: ${reason}`);
    this.name = 'JsonPathError';
  }
}
