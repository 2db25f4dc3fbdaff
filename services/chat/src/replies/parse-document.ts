/** A part of a document under one heading. */
export interface Passage {
  /** The document's title and the part's own heading, such as `Leave: Booking leave`. */
  readonly heading: string;
  readonly text: string;
}

/** A document in passages. */
export interface ParsedDocument {
  readonly title: string;
  readonly passages: readonly Passage[];
}

/**
 * Divides a Markdown document (a `# Title`, then parts under `## Heading`) into passages; what stands before the first
 * heading is a passage of its own. Throws for a document without a title.
 */
export function parseDocument(markdown: string, name: string): ParsedDocument {
  const [head = '', ...parts] = markdown.split(/^## /m);
  const title = /^# (.+)$/m.exec(head)?.[1]?.trim();
  if (!title) throw new Error(`${name}: a document begins with a '# Title'`);
  const introduction = { heading: title, text: plain(head.replace(/^# .+$/m, '')) };
  const passages = parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    return { heading: `${title}: ${heading.trim()}`, text: plain(lines.join('\n')) };
  });
  return { title, passages: [introduction, ...passages].filter(({ text }) => text !== '') };
}

/** A block of code between fences, or one that is not closed. */
const FENCED = /^(```[^\n]*\n[\s\S]*?(?:^```[^\S\n]*$|$(?![\s\S])))/m;

/**
 * Without the marks of emphasis: the legacy view shows replies as plain text. Blocks of code stay as they are, fences
 * included: without them code would be read as prose, and what is left out of code is wrong.
 */
export function plain(markdown: string): string {
  return markdown
    .split(FENCED)
    .map((part) => (part.startsWith('```') ? part : part.replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')))
    .join('')
    .trim();
}
