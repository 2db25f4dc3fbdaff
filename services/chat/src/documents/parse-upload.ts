import type { ParsedDocument, Passage } from '../replies/parse-document.ts';
import { plain } from '../replies/parse-document.ts';

/** Longest passage: what is quoted in a reply must be read at a glance. */
const PASSAGE_LENGTH = 1_200;

/**
 * Divides a text that a person gave into passages: at its Markdown headings, and where a part is long between its
 * paragraphs, sentences or, at the last, words. Its title is the first heading, else the file's name without the ending.
 */
export function parseUpload(text: string, name: string): ParsedDocument {
  const title =
    (/^ {0,3}#{1,6} +(.+?)[ #]*$/m.exec(text)?.[1] ?? name.replace(/\.\w{1,8}$/, '')).trim() || name;
  const passages = text.split(/^(?= {0,3}#{1,6} +\S)/m).flatMap((part): Passage[] => {
    const heading = /^ {0,3}#{1,6} +(.+?)[ #]*$/m.exec(part.split('\n', 1)[0] ?? '')?.[1]?.trim();
    const body = plain(heading === undefined ? part : part.slice(part.indexOf('\n') + 1 || part.length));
    const named = heading === undefined || heading === title ? title : `${title}: ${heading}`;
    return piecesOf(body).map((piece) => ({ heading: named.slice(0, 300), text: piece }));
  });
  return { title: title.slice(0, 200), passages };
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > PASSAGE_LENGTH) {
    const window = rest.slice(0, PASSAGE_LENGTH);
    const cut =
      lastEnd(window, /\n\s*\n/g) ?? lastEnd(window, /[.!?…]\s/g) ?? lastEnd(window, /\s/g) ?? PASSAGE_LENGTH;
    const piece = rest.slice(0, cut).trim();
    // A block of code that is cut is closed here and opened again there.
    const isInCode = (piece.match(/^```/gm)?.length ?? 0) % 2 === 1;
    pieces.push(isInCode ? `${piece}\n\`\`\`` : piece);
    rest = isInCode ? `\`\`\`\n${rest.slice(cut)}` : rest.slice(cut).trim();
  }
  return [...pieces, rest]
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((piece) => piece.toWellFormed());
}

/** Where the last match ends, if that is in the second half: smaller pieces say too little by themselves. */
function lastEnd(text: string, pattern: RegExp): number | undefined {
  const last = [...text.matchAll(pattern)].at(-1);
  const end = last ? last.index + last[0].length : 0;
  return end > text.length / 2 ? end : undefined;
}
