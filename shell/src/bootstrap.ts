import { BOOTSTRAP_ID, type Bootstrap } from '../document/bootstrap.ts';

/**
 * Reads what the document put into the page. Throws when it is missing: nothing could start then. Its shape is the
 * document's promise, which that keeps in the same release; it is no input from outside.
 */
export function readBootstrap(page: Document): Bootstrap {
  const text = page.getElementById(BOOTSTRAP_ID)?.textContent;
  if (!text) throw new Error(`The page has no #${BOOTSTRAP_ID}: it was not made by the host's document`);
  return JSON.parse(text) as Bootstrap;
}
