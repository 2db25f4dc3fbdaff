/** Both texts as paragraphs; once if they are the same. */
export function appendText(text: string, more: string): string {
  if (more.trim() === '' || more.trim() === text) return text;
  return `${text}\n\n${more}`;
}
