import type { Release } from '@ficus/contracts';
import { RemoteLoadError } from './remote-load-error.ts';

/** A remote under development was built for a contract that this host does not support; the wrapper takes the code for the reason. */
class IncompatibleError extends Error {
  override readonly name = 'IncompatibleError';
  readonly code = 'incompatible';
}

/**
 * Asks the development server of a remote, on the person's own machine, what it serves now. Rejects with a
 * `RemoteLoadError` when nothing that is this remote answers, with code `incompatible` when it does not fit the host, and with
 * the signal's reason once that is aborted. The schema and the supported contracts are handed in: this is a chunk that few
 * pages need, and what such a chunk imports would be taken apart in the first script.
 */
export async function findLocalRelease(
  remote: string,
  origin: string,
  signal: AbortSignal,
  host: { schema: { parse(data: unknown): Release }; supportedContracts: readonly number[] },
): Promise<Release> {
  const url = `${origin}/${remote}/release.json`;
  const release = await ask(url, signal, host.schema);
  if (release.name !== remote) throw new RemoteLoadError(`${url} is of ${release.name}`);
  if (!host.supportedContracts.includes(release.contract))
    throw new IncompatibleError(`${url} was built for contract ${release.contract}`);
  return release;
}

async function ask(
  url: string,
  signal: AbortSignal,
  schema: { parse(data: unknown): Release },
): Promise<Release> {
  try {
    const answer = await fetch(url, { signal, cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return schema.parse(await answer.json());
  } catch (cause) {
    signal.throwIfAborted();
    throw new RemoteLoadError(`Nothing at ${url} can be loaded`, { cause });
  }
}
