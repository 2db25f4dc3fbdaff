import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

const CATALOGUES = [
  'shared/ui',
  'shared/service-client',
  'shell',
  'remotes/chat',
  'remotes/admin',
  'remotes/tenants',
];

/** Every German text there is, by its English one. */
const german: Readonly<Record<string, string>> = Object.assign({}, ...CATALOGUES.map(catalogueOf));

function catalogueOf(folder: string): Record<string, string> {
  const file = new URL(`../../${folder}/src/languages/de.json`, import.meta.url);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    // A remote without a catalogue speaks English.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** The German of an English text, with its values put in. Throws where there is none. */
export function de(english: string, ...values: readonly string[]): string {
  const text = german[english];
  if (text === undefined) throw new Error(`There is no German for: ${english}`);
  return text.replace(/\{(\d+)\}/g, (_whole, at: string) => values[Number(at)] ?? '');
}

/**
 * Notes from now on every text that comes onto the page, if only for a moment, and is the English one of a text that has a
 * German one, outside of what says of itself that it is English.
 */
export async function watchForEnglish(page: Page): Promise<void> {
  const words = Object.entries(german).flatMap(([key, text]) =>
    key === text || key.includes('{') ? [] : [key.trim()],
  );
  await page.addInitScript((english: string[]) => {
    const known = new Set(english);
    const seen: string[] = [];
    // What was said, and what cited documents are called (`details`), has no language of ours.
    const others = 'script, style, [data-role], [data-live], details, [lang="en"]';
    Object.assign(window, { englishSeen: seen });
    const look = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (!element || element.closest(others)) continue;
        const texts =
          node instanceof Element
            ? ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '')
            : [node.textContent ?? ''];
        seen.push(...texts.filter((text) => known.has(text.trim())));
      }
    };
    new MutationObserver((records) => {
      for (const { target, type, addedNodes } of records) {
        if (type === 'childList') addedNodes.forEach(look);
        else look(target);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  }, words);
}

/** The page is in German, and has been since its first paint: nothing on it was English that has a German text. */
export async function expectGerman(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const seen = await page.evaluate(() => (window as unknown as { englishSeen: string[] }).englishSeen);
  expect([...new Set(seen)]).toEqual([]);
}
