/** Beginnings of lines that make blocks: headings, lists, quotes, fences, tables. */
const BLOCK = /^ {0,3}(?:#{1,6} |[-*+] |\d{1,9}[.)] |> ?|```|~~~|\|.*\|)/m;
const INLINE = /\*\*\S|~~\S|`[^`\n]+`|\[[^\]\n]*\]\([^)\s]|(?:^|[\s(])[*_]\S[^\n]*[*_]/;

/** Whether a text has anything that Markdown would show otherwise. Quick, and generous: plain texts pass unread. */
export function looksLikeMarkdown(text: string): boolean {
  return BLOCK.test(text) || INLINE.test(text);
}
