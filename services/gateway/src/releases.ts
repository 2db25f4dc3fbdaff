import { Release } from '@ficus/contracts';

/** What remotes are published, as last seen on the remotes' origin. */
export interface Releases {
  /** The release that each remote's pointer names. */
  current(): Readonly<Record<string, Release>>;
  /** A release by its version; undefined when there is none, or it cannot be had now. Never rejects. */
  find(name: string, version: string): Promise<Release | undefined>;
  close(): void;
}

const POLL_MS = 1000;
/** The page waits for a version it did not know: not long. */
const FIND_MS = 1000;
/** A version that was not found is not asked for again for so long. */
const MISSING_MS = 5000;
/** Versions kept in memory. They are immutable; browsers may name any, so their number is bounded. */
const KEPT = 200;

/**
 * Reads `<origin>/<name>/release.json` of each remote each second. A remote whose pointer cannot be read keeps the
 * release that was last seen: whether its files can be had is for the browser to find out.
 */
export async function createReleases(options: {
  origin: string;
  names: readonly string[];
  onError: (name: string, error: unknown) => void;
}): Promise<Releases> {
  const known: Record<string, Release> = {};
  const failing = new Set<string>();

  async function refresh(name: string): Promise<void> {
    try {
      const release = await read(`${options.origin}/${name}/release.json`);
      if (release) known[name] = release;
      failing.delete(name);
    } catch (error) {
      if (!failing.has(name)) options.onError(name, error);
      failing.add(name);
    }
  }
  const refreshAll = () => Promise.all(options.names.map(refresh));

  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  async function poll(): Promise<void> {
    await refreshAll();
    if (!isClosed) timer = setTimeout(poll, POLL_MS);
  }
  await poll();

  const found = new Map<string, { release: Promise<Release | undefined>; at: number }>();
  async function findOnce(name: string, version: string): Promise<Release | undefined> {
    try {
      const url = `${options.origin}/${name}/${encodeURIComponent(version)}/release.json`;
      const release = await read(url, FIND_MS);
      return release?.name === name && release.version === version ? release : undefined;
    } catch (error) {
      options.onError(`${name} ${version}`, error);
      return undefined;
    }
  }

  return {
    current: () => known,
    async find(name, version) {
      if (known[name]?.version === version) return known[name];
      if (!options.names.includes(name)) return undefined;
      const key = `${name}/${version}`;
      const entry = found.get(key);
      if (entry) {
        const release = await entry.release;
        if (release || Date.now() - entry.at < MISSING_MS) return release;
      }
      const asked = findOnce(name, version);
      found.delete(key);
      found.set(key, { release: asked, at: Date.now() });
      const [oldest] = found.keys();
      if (found.size > KEPT && oldest !== undefined) found.delete(oldest);
      return asked;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** The release at an address; undefined when the remote was never published there. */
async function read(url: string, timeoutMs = 2000): Promise<Release | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Release.parse(await response.json());
}
