const TOKEN = /"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\]:,]|\s+|[^\s{}[\]:,"]+/g;

/** JSON with its lines broken; anything else as it is. Numbers and the order of members stay as they were written. */
export function pretty(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  // JSON.stringify would round long numbers, so the text itself is laid out.
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return text.replace(TOKEN, (token) => {
    switch (token[0]) {
      case '{':
      case '[':
        if (token.length > 1) {
          return token.replace(/\s/g, '');
        }
        depth += 1;
        return token + line();
      case '}':
      case ']':
        depth -= 1;
        return line() + token;
      case ',':
        return token + line();
      case ':':
        return ': ';
      default:
        return token.trim();
    }
  });
}
