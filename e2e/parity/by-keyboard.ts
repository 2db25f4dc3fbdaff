import { expect, type Locator, type Page } from '@playwright/test';

/** More presses than this to come to something are too many for anybody. */
const MOST_PRESSES = 200;

/**
 * Does the work without a pointer: what it clicks is come to by Tab, or by arrows within a menu or a list, and pressed by
 * Enter; what it fills is come to so and typed. Fails where a thing cannot be come to.
 */
export async function byKeyboardAlone<T>(page: Page, work: () => Promise<T>): Promise<T> {
  // All locators share it; the tests of a worker run one after the other.
  const shared = Object.getPrototypeOf(page.locator('html')) as Pick<Locator, 'click' | 'fill'>;
  const { click, fill } = shared;
  shared.click = async function press(this: Locator) {
    await comeTo(page, this);
    await page.keyboard.press('Enter');
  };
  shared.fill = async function type(this: Locator, text: string) {
    await comeTo(page, this);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  };
  try {
    return await work();
  } finally {
    Object.assign(shared, { click, fill });
  }
}

async function comeTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  for (let pressed = 0; pressed < MOST_PRESSES; pressed += 1) {
    // It may go away meanwhile.
    const key = await target.evaluate(nextKey, undefined, { timeout: 1000 });
    if (key === undefined) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be come to by the keyboard: ${MOST_PRESSES} presses did not do`);
}

/** Runs in the page: which key leads on to the element, nothing when it has the focus. */
function nextKey(element: Element): string | undefined {
  const { activeElement } = document;
  if (element === activeElement) return undefined;
  const group = element.closest('[role="menu"], [role="listbox"], [role="tablist"]');
  if (!activeElement || !group?.contains(activeElement)) return 'Tab';
  const isAfter = activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (group.role === 'tablist') return isAfter ? 'ArrowRight' : 'ArrowLeft';
  return isAfter ? 'ArrowDown' : 'ArrowUp';
}
