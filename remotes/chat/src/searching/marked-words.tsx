/** A text with the words of a search marked, wherever one of its words begins like them. */
export function MarkedWords({ text, search }: { readonly text: string; readonly search: string }) {
  return splitAtWords(text, search).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order.
    index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
  );
}

/** Cuts a text so that every second part is one to mark. */
export function splitAtWords(text: string, search: string): string[] {
  // Letters, digits and marks only: none of them means anything to a regular expression.
  const words = search.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length === 0) return [text];
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'giu'));
}
