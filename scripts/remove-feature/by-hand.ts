import type { Kept, TableEntry } from './feature-table.ts';

/** What is left to people: in Unleash, on the remotes' origin, in tests and texts that a program should not rewrite. */
export async function byHand(options: {
  feature: TableEntry;
  keep: Kept;
  /** Files of the view that goes. */
  view: readonly string[];
  /** Files that stay. */
  left: readonly string[];
  read: (file: string) => Promise<string>;
}): Promise<{ before: string[]; after: string[] }> {
  const { feature, keep, view, left, read } = options;
  const { name, flag, killFlag, remote } = feature;
  const before =
    keep === 'remote'
      ? [
          `Unleash: ${flag} is on for everybody, in every environment that this is deployed to (100 %, no constraint); ${killFlag} is off. What it says now will be so for good: no flag takes ${name} back any more, only a deploy or another published version does.`,
          `Unleash: a variant of ${flag} that names a version counts no more. The published one does: npm run publish-remote ${remote}`,
        ]
      : [
          `Unleash: ${flag} is off for everybody, in every environment that this is deployed to, and nobody is surprised.`,
        ];
  const after = [
    `Unleash: archive ${flag} and ${killFlag}, once no host runs and no page is open that was built before. Until then they still rule there.`,
    ...(keep === 'legacy'
      ? [
          `Remotes' origin: delete ${remote}/, once no such page is open (locally .data/remotes/${remote}). Built files: remotes/${remote}/dist, if it is still there.`,
        ]
      : []),
    ...((await mention(view, read, /localStorage/)).length > 0 || name === 'chat'
      ? [
          `Data: what people have in their browsers from the other view still comes over (shared/session-migration). Keep that for as long as somebody may come back who has not been here since.`,
        ]
      : []),
    ...list(
      'End-to-end tests flip it, or expect the view that goes. Keep what still holds, delete the rest',
      await mention(
        left.filter((file) => /^e2e\/.*\.tsx?$/.test(file)),
        read,
        new RegExp(`${flag}|${killFlag}|remotes/${remote}\\b`),
      ),
    ),
    ...list(
      'Texts mention what goes',
      await mention(
        left.filter((file) => file.endsWith('.md')),
        read,
        new RegExp(`${flag}|${killFlag}|${keep === 'legacy' ? `remotes/${remote}\\b` : `legacy/${name}\\b`}`),
      ),
    ),
  ];
  return { before, after };
}

async function mention(
  files: readonly string[],
  read: (file: string) => Promise<string>,
  pattern: RegExp,
): Promise<string[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const lines = (await read(file)).split('\n').filter((line) => pattern.test(line)).length;
      return lines === 0 ? [] : [`${file} (${lines} ${lines === 1 ? 'line' : 'lines'})`];
    }),
  );
  return found.flat();
}

function list(title: string, files: readonly string[]): string[] {
  return files.length === 0 ? [] : [`${title}:\n${files.map((file) => `      ${file}`).join('\n')}`];
}
