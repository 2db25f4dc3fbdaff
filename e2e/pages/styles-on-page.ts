import type { Page } from '@playwright/test';

/** What every element of the page looks like: its path in the page, and all its computed styles. */
export function stylesOnPage(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const look = (element: Element, part?: string) => {
      const style = getComputedStyle(element, part);
      return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
    };
    const pathOf = (element: Element): string => {
      const parent = element.parentElement;
      const place = parent ? [...parent.children].indexOf(element) : 0;
      return `${parent ? `${pathOf(parent)} > ` : ''}${element.tagName.toLowerCase()}:${place}`;
    };
    const elements = [...document.querySelectorAll('html, body, body *:not(script)')];
    return Object.fromEntries(
      elements.flatMap((element) => [
        [pathOf(element), look(element)],
        [`${pathOf(element)}::before`, look(element, '::before')],
      ]),
    );
  });
}

/** Loads style sheets into the page, as a remote's code would; resolves when they are in force. */
export async function addStyles(page: Page, addresses: readonly string[]): Promise<void> {
  await page.evaluate(
    (all) =>
      Promise.all(
        all.map((href) => {
          const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
          return new Promise((resolve, reject) => {
            link.onload = resolve;
            link.onerror = () => reject(new Error(href));
            document.head.append(link);
          });
        }),
      ),
    addresses,
  );
}
