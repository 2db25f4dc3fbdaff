import type { Release } from '@ficus/contracts';
import { isRemote, type Remote } from '@ficus/remote-kit';
import type { LeanRelease, PageRelease } from '../../document/bootstrap.ts';
import { createLeanLoader } from './lean-loader.ts';
import { RemoteLoadError } from './remote-load-error.ts';

/** Loads remotes at run time from what the page says is published. */
export interface RemoteLoader {
  /**
   * Loads a release's exposed `./remote`. Rejects with a `RemoteLoadError` as soon as one of its files fails, and with
   * the signal's reason once that is aborted. Each call begins anew: nothing is kept of an attempt that failed.
   * `origin`: where its files lie. Default: the remotes' origin.
   */
  load(release: PageRelease, signal: AbortSignal, origin?: string): Promise<Remote>;
  /** Has a release ready for a flip; nothing of it runs. Never rejects: `load` says what is wrong with it. */
  prepare(release: PageRelease): Promise<void>;
}

/** One way to a remote: gives whatever `./remote` exports. */
export type ModuleLoader<R> = (release: R, signal: AbortSignal, origin?: string) => Promise<unknown>;

export interface LoaderOptions {
  readonly remotesOrigin: string;
  /** The page's nonce, for what the loader puts into it. */
  readonly nonce: string;
  /** Loads a remote's words, where the page is not in English. */
  readonly bring?: ((remote: Remote) => Promise<Remote>) | undefined;
}

/**
 * Makes the loader. A release with a lean entrance is called directly; any other (a third party's, a development
 * override) needs the federation runtime, which is fetched only then. Either way code runs only if the page knows its
 * integrity; what comes from a person's own machine has none.
 */
export function createRemoteLoader(options: LoaderOptions): RemoteLoader {
  const lean = createLeanLoader(options);
  const federation: ModuleLoader<Release> = async (release, signal, origin) => {
    const { createFederationLoader } = await import(
      /* webpackChunkName: "federation" */ './federation-loader.ts'
    );
    signal.throwIfAborted();
    return createFederationLoader(options)(release, signal, origin);
  };
  return {
    async load(release, signal, origin) {
      const title = `${release.name} ${release.version}`;
      const coming = isLean(release)
        ? lean.load(release, signal, origin)
        : federation(release, signal, origin);
      const module = await coming.catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new RemoteLoadError(`${title} could not be loaded`, { cause });
      });
      signal.throwIfAborted();
      if (!isRemote(module)) throw new RemoteLoadError(`${title} exposes neither App nor mount at ./remote`);
      return options.bring?.(module) ?? module;
    },
    prepare: (release) => lean.prepare(release).catch(() => undefined),
  };
}

const isLean = (release: PageRelease): release is LeanRelease => release.lean !== undefined;
