/**
 * Refuses a value for what no template refers to: a name that is misspelt would have no effect, and no one would know.
 */
export function checkValues(templates: readonly object[], values: { readonly [reference: string]: string } = {}): void {
  const references = Object.keys(values);
  // Most tests give none, and the templates of an app are long.
  const text = references.length === 0 ? '' : templates.map((template) => JSON.stringify(template)).join();
  const unknown = references.find((reference) => {
    const [name] = reference.startsWith('AWS::') ? [''] : reference.split('.');
    return !text.includes(JSON.stringify(name).slice(1, -1));
  });
  if (unknown !== undefined) {
    throw new Error(`values has ${JSON.stringify(unknown)}, which the template does not mention; check its spelling`);
  }
}
