import { replaceLoneSurrogates } from './lone-surrogates';

/** Encodes a text for a part of a URL. */
export function percentEncode(text: string): string {
  return encodeURIComponent(replaceLoneSurrogates(text));
}
