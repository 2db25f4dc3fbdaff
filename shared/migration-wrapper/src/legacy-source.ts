/** The legacy view's code: fetched once, kept, and fetched anew after a failure. */
export interface LegacySource<L> {
  /** The code; every caller shares one fetch. Rejects as the loader does. */
  get(): Promise<L>;
  /** Fetches ahead; a failure here is no failure yet, since `get` tries again. */
  prefetch(): void;
  /** Makes the next `get` fetch anew. */
  reset(): void;
}

/** Creates the source of a loader. */
export function createLegacySource<L>(load: () => Promise<L>): LegacySource<L> {
  let kept: Promise<L> | undefined;
  function get(): Promise<L> {
    if (kept) return kept;
    // Started inside a promise so that a loader which throws counts as one that rejects.
    const loading = new Promise<L>((resolve) => resolve(load()));
    kept = loading;
    loading.catch(() => {
      if (kept === loading) kept = undefined;
    });
    return loading;
  }
  return {
    get,
    prefetch: () => void get().catch(() => undefined),
    reset: () => {
      kept = undefined;
    },
  };
}
