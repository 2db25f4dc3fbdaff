import { RemoteLoadError } from './remote-load-error.ts';

/** A file with the integrity that it must have. */
export interface GuardedFile {
  readonly url: string;
  readonly integrity: string;
}

/** Marks a tag whose file is brought before it is called for, by the document (`early-tags.ts`) or when idle. */
const EARLY = 'data-early';

/** A tag that has its file, and has not told what became of it, is given so long before the file is asked for anew. */
const GRACE_MS = 50;

/**
 * Runs a script in the page; resolves once it has run. Takes the document's own tag for it where there is one. Rejects at
 * the first word of a failure, and when the signal is aborted. A tag that failed is removed at once: webpack's runtime
 * would find it, take it for one under way, and wait.
 */
export async function runScript(file: GuardedFile, nonce: string, signal: AbortSignal): Promise<void> {
  const early = earlyTag(file.url);
  if (early && (await outcomeOf(early, file.url, signal)) === 'loaded') return;
  early?.remove();
  signal.throwIfAborted();
  const script = document.createElement('script');
  script.src = file.url;
  script.async = true;
  return insert(script, file, nonce, signal);
}

/** Applies a stylesheet; resolves once it counts. Takes the document's own tag, and fails, as `runScript` does. */
export async function applyStyles(file: GuardedFile, nonce: string, signal: AbortSignal): Promise<void> {
  const early = earlyTag(file.url);
  if (early instanceof HTMLLinkElement) {
    early.media = '';
    if (early.sheet || (await outcomeOf(early, file.url, signal)) === 'loaded') return;
    early.remove();
    signal.throwIfAborted();
  }
  return insert(styleLink(file), file, nonce, signal);
}

/** Has a stylesheet here for `applyStyles` to apply at once: until then it is for paper. Fails as `runScript` does. */
export async function bringStyles(file: GuardedFile, nonce: string, signal: AbortSignal): Promise<void> {
  if (earlyTag(file.url)) return;
  const link = styleLink(file);
  link.media = 'print';
  link.toggleAttribute(EARLY);
  return insert(link, file, nonce, signal);
}

/** As long as webpack waits for a chunk. */
const LATER_MS = 120_000;

/** Loads what a build, the host's own or a remote's, brings later: scripts and styles. May be asked again for what failed. */
export function loadLater(file: GuardedFile): Promise<void> {
  const bring = file.url.endsWith('.js') ? runScript : applyStyles;
  return bring(file, pageNonce(), AbortSignal.timeout(LATER_MS));
}

/** The page's nonce, where its policy has one. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}

function styleLink({ url }: GuardedFile): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url;
  return link;
}

function earlyTag(url: string): Element | null {
  return document.querySelector(`[${EARLY}]:is([src="${url}"],[href="${url}"])`);
}

/** What becomes of the document's own tag: it may have failed before anybody listened, and is not waited for then. */
function outcomeOf(tag: Element, url: string, signal: AbortSignal): Promise<'loaded' | 'failed'> {
  return new Promise((resolve) => {
    tag.addEventListener('load', () => resolve('loaded'), { once: true });
    tag.addEventListener('error', () => resolve('failed'), { once: true });
    signal.addEventListener('abort', () => resolve('failed'), { once: true });
    if (performance.getEntriesByName(url).length > 0) setTimeout(() => resolve('failed'), GRACE_MS);
  });
}

function insert(
  element: HTMLScriptElement | HTMLLinkElement,
  { url, integrity }: GuardedFile,
  nonce: string,
  signal: AbortSignal,
): Promise<void> {
  element.integrity = integrity;
  element.crossOrigin = 'anonymous';
  element.nonce = nonce;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      element.remove();
      reject(error);
    };
    const abort = () => fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const settle = (then: () => void) => () => {
      signal.removeEventListener('abort', abort);
      then();
    };
    element.addEventListener('load', settle(resolve));
    element.addEventListener(
      'error',
      settle(() => fail(new RemoteLoadError(`${url} did not arrive, or not as published`))),
    );
    document.head.append(element);
  });
}
