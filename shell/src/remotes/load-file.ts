import { RemoteLoadError } from './remote-load-error.ts';

/** A file with the integrity that it must have. */
export interface GuardedFile {
  readonly url: string;
  readonly integrity: string;
}

/**
 * Runs a script in the page; resolves once it has run. Rejects at the first word of a failure, and when the signal is
 * aborted. A tag that failed is removed at once: webpack's runtime would find it, take it for one under way, and wait.
 */
export function runScript(file: GuardedFile, nonce: string, signal: AbortSignal): Promise<void> {
  const script = document.createElement('script');
  script.src = file.url;
  script.async = true;
  return insert(script, file, nonce, signal);
}

/** Applies a stylesheet; resolves once it counts. Fails as `runScript` does. */
export function applyStyles(file: GuardedFile, nonce: string, signal: AbortSignal): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = file.url;
  return insert(link, file, nonce, signal);
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
