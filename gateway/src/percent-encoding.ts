/** A percent-decoded text. A text that is not percent-encoded as UTF-8 stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The decoded parameters of a query string. A plus sign is one, since signers write a space as %20. */
export function readQueryParameters(query: string): { [name: string]: string[] } {
  const parameters: { [name: string]: string[] } = Object.create(null);
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map(percentDecoded);
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  return parameters;
}
