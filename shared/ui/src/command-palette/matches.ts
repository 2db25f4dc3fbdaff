/** Something that can be done, or gone to. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** What tells it from others of the same title, shown beside it. */
  readonly detail?: string | undefined;
  /** Words by which it is found too. */
  readonly keywords?: string | undefined;
  /** Found by a search elsewhere for what is typed: shown whatever its words are. Default: false. */
  readonly isFound?: boolean | undefined;
  readonly run: () => void;
}

/** Commands of one kind. */
export interface CommandGroup {
  readonly title: string;
  readonly items: readonly Command[];
}

/** Whether every word that is typed begins a word of the command, without regard to case and accents. */
export function matches({ title, detail, keywords, isFound }: Command, typed: string): boolean {
  if (isFound) return true;
  const words = wordsOf(`${title} ${detail ?? ''} ${keywords ?? ''}`);
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
