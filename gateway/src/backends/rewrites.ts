/** A replacement for the beginning of URLs, or for a VPC link. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** Applies the longest rewrite that a URL begins with; undefined when there is none. */
export function rewriteUrl(url: string, rewrites: readonly Rewrite[]): string | undefined {
  const [longest] = rewrites
    .filter(({ from }) => url.startsWith(from))
    .sort((left, right) => right.from.length - left.from.length);
  return longest && join(longest.to, url.slice(longest.from.length), longest.from);
}

/** Sends a URL to what stands for its VPC link: the scheme and host are replaced, the path stays. */
export function rewriteVpcLink(url: string, linkId: string, rewrites: readonly Rewrite[]): string | undefined {
  const rewrite = rewrites.find(({ from }) => from === linkId);
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return rewrite && join(rewrite.to, path, '');
}

/** A slash at the end of one side only must neither double nor vanish. */
function join(to: string, rest: string, from: string): string {
  if (to.endsWith('/') && rest.startsWith('/')) {
    return `${to}${rest.slice(1)}`;
  }
  return from.endsWith('/') && !to.endsWith('/') && rest !== '' && !/^[?#]/.test(rest)
    ? `${to}/${rest}`
    : `${to}${rest}`;
}
