import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a new feature is called, in code and in words. */
export interface Names {
  /** As in addresses and folders: `billing`, `order-history`. */
  readonly name: string;
  /** As in components: `Billing`, `OrderHistory`. */
  readonly pascal: string;
  /** As people read it: `Billing`, `Order history`. */
  readonly title: string;
}

/** All spellings of a feature's name. */
export function namesOf(name: string): Names {
  const words = name.split('-');
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  return { name, pascal: words.map(capital).join(''), title: capital(words.join(' ')) };
}

/** Copies a folder of the templates, in which `sample` and `Sample` stand for the feature. Returns the files written. */
export async function copyTemplate(from: string, to: string, names: Names): Promise<string[]> {
  const written: string[] = [];
  for await (const file of glob('**/*.*', { cwd: from })) {
    const target = path.join(to, file.replaceAll('sample', names.name));
    const text = await readFile(path.join(from, file), 'utf8');
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, rename(text, names));
    written.push(target);
  }
  return written.sort();
}

function rename(text: string, { name, pascal, title }: Names): string {
  return (
    text
      // Part of an identifier: SampleView, LegacySample.
      .replaceAll(/Sample(?=[A-Z])|(?<=[a-z])Sample/g, pascal)
      .replaceAll('Sample', title)
      .replaceAll('sample', name)
  );
}
