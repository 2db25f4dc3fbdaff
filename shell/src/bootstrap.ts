import { BOOTSTRAP_ID, Bootstrap } from '../document/bootstrap.ts';

/** Reads what the document put into the page. Throws when it is missing or of another shape: nothing could start then. */
export function readBootstrap(page: Document): Bootstrap {
  const text = page.getElementById(BOOTSTRAP_ID)?.textContent;
  if (!text) throw new Error(`The page has no #${BOOTSTRAP_ID}: it was not made by the host's document`);
  return Bootstrap.parse(JSON.parse(text));
}
