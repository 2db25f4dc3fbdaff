import type { LeanEntrance, ReleaseFile } from '@ficus/contracts';
import type { LeanRelease, PageRelease } from '../../document/bootstrap.ts';
import { applyStyles, bringStyles, loadLater, runScript } from './load-file.ts';
import * as ui from './provided-ui.ts';
import { RemoteLoadError } from './remote-load-error.ts';
import type { LoaderOptions, ModuleLoader } from './remote-loader.ts';
import { hostShareScope, provided, type ShareScope } from './share-scope.ts';

/** What a lean entry defines, by webpack's container protocol. */
interface Container {
  init(scope: ShareScope): Promise<void> | undefined;
  get(module: string): Promise<() => unknown>;
}

type Globals = Record<string, Container | undefined>;
type Chunks = Record<string, readonly unknown[] | undefined>;

/** The lean way, which can also be prepared. */
export interface LeanLoader {
  readonly load: ModuleLoader<LeanRelease>;
  /**
   * Has a release's files ready for a flip: the entry defines its container, no
   * module of the remote runs, and its styles do not count yet. Rejects when a file fails; the release can be loaded all the same.
   */
  prepare(release: PageRelease): Promise<void>;
}

const PREPARE_MS = 10_000;
/** Since contract 4: how a remote gets what it loads later, and the components that both show. */
const SCOPE: ShareScope = {
  ...hostShareScope,
  'ficus/load-file': provided('1', loadLater),
  'ficus/ui': provided('1', ui),
};

/**
 * Calls lean containers directly. Entry, code and styles start together, each guarded by its integrity, and were
 * started by the document where it knew of them. What a failed attempt left behind is taken away, and the next asks
 * for other addresses: a browser lets a second request for one address wait behind a first that hangs.
 */
export function createLeanLoader({ remotesOrigin, nonce }: LoaderOptions): LeanLoader {
  const ready = new Map<string, Container>();
  const failures = new Map<string, number>();
  const opening = new Set<string>();

  async function open(release: LeanRelease, signal: AbortSignal, origin = remotesOrigin): Promise<Container> {
    const { lean } = release;
    const failed = failures.get(lean.container) ?? 0;
    const base = `${origin}/${release.name}/${release.version}/`;
    const guarded = ({ path, integrity }: ReleaseFile) => ({
      url: `${base}${path}${failed === 0 ? '' : `?attempt=${failed + 1}`}`,
      integrity,
    });
    const registered = missingScripts(lean).map((file) => runScript(guarded(file), nonce, signal));
    await Promise.all([
      ...lean.styles.map((file) => applyStyles(unchanged(base, file), nonce, signal)),
      ...registered,
    ]);
    const container = (window as unknown as Globals)[lean.container];
    if (!container) throw new RemoteLoadError(`${lean.entry.path} defines no ${lean.container}`);
    await container.init(SCOPE);
    return container;
  }

  async function prepare(release: PageRelease): Promise<void> {
    const { lean } = release;
    if (!lean || (window as unknown as Globals)[lean.container]) return;
    if (failures.has(lean.container) || opening.has(lean.container)) return;
    const base = `${remotesOrigin}/${release.name}/${release.version}/`;
    const signal = AbortSignal.timeout(PREPARE_MS);
    const each = (files: readonly ReleaseFile[], bring: typeof runScript) =>
      files.map((file) => bring(unchanged(base, file), nonce, signal));
    // The attempt that wants it meanwhile makes its own way; it finds these files in the browser's cache.
    await Promise.all([...each([lean.entry, ...lean.scripts], runScript), ...each(lean.styles, bringStyles)]);
  }

  const load: ModuleLoader<LeanRelease> = async (release, signal, origin) => {
    const { lean } = release;
    opening.add(lean.container);
    try {
      const container = ready.get(lean.container) ?? (await open(release, signal, origin));
      const factory = await container.get('./remote');
      const module = factory();
      ready.set(lean.container, container);
      return module;
    } catch (error) {
      ready.delete(lean.container);
      failures.set(lean.container, (failures.get(lean.container) ?? 0) + 1);
      forget(lean.container);
      throw error;
    } finally {
      opening.delete(lean.container);
    }
  };

  return { load, prepare };
}

/**
 * The scripts that have not run yet: the document's own tags may have brought them, or `prepare`. They define a container
 * and, built for contract 3, hand in its chunk; nothing of the remote itself has run then.
 */
function missingScripts({ container, entry, scripts }: LeanEntrance): readonly ReleaseFile[] {
  const globals = window as unknown as Globals & Chunks;
  const arrived = (globals as Chunks)[`webpackChunk${container}`]?.length ?? 0;
  return [...(globals[container] ? [] : [entry]), ...(arrived < scripts.length ? scripts : [])];
}

/** Styles keep their address: a container built for contract 3 looks for exactly that before it would load them itself. */
function unchanged(base: string, { path, integrity }: ReleaseFile) {
  return { url: `${base}${path}`, integrity };
}

/** Takes away the globals of a container and of its chunks, so that the next one starts from nothing. */
function forget(container: string): void {
  const globals = window as unknown as Globals;
  delete globals[container];
  delete globals[`webpackChunk${container}`];
}
