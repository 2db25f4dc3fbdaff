import type { Release } from '@ficus/contracts';
import { createInstance, type ModuleFederationRuntimePlugin } from '@module-federation/enhanced/runtime';
import * as wholeReactQuery from '@tanstack/react-query';
import { RemoteLoadError } from './remote-load-error.ts';
import type { LoaderOptions, ModuleLoader } from './remote-loader.ts';
import { HOST, hostShareScope } from './share-scope.ts';

type Instance = ReturnType<typeof createInstance>;
type Shared = NonNullable<Parameters<typeof createInstance>[0]['shared']>;

/** Made once a page, when the first remote needs it. */
let made: Promise<{ instance: Instance; integrity: Map<string, string> }> | undefined;

/**
 * Loads remotes by the federation runtime, which shares the host's modules: without them a remote would bring a second
 * React. Nothing runs of which the page does not know the integrity, whoever asks for it.
 */
export function createFederationLoader({ remotesOrigin, nonce }: LoaderOptions): ModuleLoader<Release> {
  return async (release, signal, origin = remotesOrigin) => {
    made ??= makeInstance(nonce);
    const { instance, integrity } = await made;
    signal.throwIfAborted();
    const base = `${origin}/${release.name}/${release.version}/`;
    for (const file of release.files) integrity.set(`${base}${file.path}`, file.integrity);
    instance.registerRemotes([remoteOf(release, base)], { force: true });
    return instance.loadRemote(`${release.container}/remote`);
  };
}

function remoteOf(release: Release, base: string) {
  const { container } = release;
  return {
    name: container,
    entry: `${base}${release.entry.path}`,
    entryGlobalName: container,
    type: 'global' as const,
  };
}

async function makeInstance(nonce: string) {
  const integrity = new Map<string, string>();
  const instance = createInstance({
    name: HOST,
    remotes: [],
    shared: sharedByHost(),
    // By default every remote's entry is loaded at start.
    shareStrategy: 'loaded-first',
    plugins: [guard(integrity, nonce)],
  });
  return { instance, integrity };
}

/**
 * The host's own modules in the federation runtime's words. A stranger may want more of a library than our own remotes
 * have asked for: here it is whole, and its parts are the very ones that the page already runs. idb is one module, whole or
 * not: a stranger uses the copy that it brings, which disturbs nobody's.
 */
function sharedByHost(): Shared {
  const whole: Readonly<Record<string, unknown>> = { '@tanstack/react-query': wholeReactQuery };
  const shared = Object.entries(hostShareScope).filter(([name]) => name !== 'idb');
  const rows = shared.map(([name, versions]) => [
    name,
    Object.entries(versions).map(([version, { get }]) => ({
      version,
      scope: 'default',
      lib: name in whole ? () => whole[name] : (get() as () => unknown),
      shareConfig: { singleton: true, requiredVersion: `^${version}` },
    })),
  ]);
  return Object.fromEntries(rows) as Shared;
}

/**
 * Denies by default. The runtime injects the chunks that a manifest names by itself and passes by the table of
 * integrity in the remote's own runtime, so that every script, style and manifest is guarded here.
 */
function guard(integrity: ReadonlyMap<string, string>, nonce: string): ModuleFederationRuntimePlugin {
  const expected = (url: string): string => {
    const value = integrity.get(url);
    if (!value) throw new RemoteLoadError(`${url} is no file of a published release`);
    return value;
  };
  return {
    name: 'ficus-integrity',
    fetch: (url, init) => fetch(url, { ...init, integrity: expected(url) }),
    createScript({ url }) {
      const script = document.createElement('script');
      script.src = url;
      script.async = true;
      return secure(script, expected(url), nonce);
    },
    createLink({ url, attrs }) {
      const link = document.createElement('link');
      for (const [name, value] of Object.entries(attrs ?? {})) link.setAttribute(name, String(value));
      link.href = url;
      return secure(link, expected(url), nonce);
    },
  };
}

/** Removes itself when it fails: webpack would take a dead tag for one under way, and wait for it. */
function secure<E extends HTMLScriptElement | HTMLLinkElement>(
  element: E,
  integrity: string,
  nonce: string,
): E {
  element.integrity = integrity;
  element.crossOrigin = 'anonymous';
  element.nonce = nonce;
  element.addEventListener('error', () => element.remove());
  return element;
}
