/** One evaluated flag, as the flag server's frontend API gives it; only enabled flags are listed. */
export interface Toggle {
  readonly name: string;
  readonly enabled: boolean;
  readonly variant?:
    | {
        readonly enabled?: boolean | undefined;
        readonly payload?: { readonly type: string; readonly value: string } | undefined;
      }
    | undefined;
}

/** What an allowed person asked for, whatever the flag says. `version` only matters to the remote. */
export interface Override {
  readonly view: 'remote' | 'legacy';
  readonly version?: string | undefined;
  /** The remote as it runs under development on the person's own machine, at this port of `localhost`. */
  readonly localPort?: number | undefined;
}

const VERSION = /^[0-9A-Za-z](?:[.+-]?[0-9A-Za-z])*$/;

/**
 * The version of the remote that an override or the flag's variant names (payload `{"version":"1.5.0"}`), or
 * undefined for the current release, and for a remote under development, which has none. Without a flag (a settled feature) only the override counts. A payload of another shape is ignored: product may use variants for other things.
 */
export function wantedVersion(
  flag: string | undefined,
  toggles: readonly Toggle[] | undefined,
  override?: Override | undefined,
): string | undefined {
  if (override?.localPort !== undefined) return undefined;
  if (override?.version !== undefined) return versionOrNothing(override.version);
  const variant = toggles?.find((toggle) => toggle.name === flag && toggle.enabled)?.variant;
  if (!variant || variant.enabled === false || variant.payload?.type !== 'json') return undefined;
  try {
    const payload: unknown = JSON.parse(variant.payload.value);
    if (typeof payload !== 'object' || payload === null || !('version' in payload)) return undefined;
    return versionOrNothing(payload.version);
  } catch {
    return undefined; // not JSON after all: somebody else's payload
  }
}

/** Versions become part of an address, so nothing but letters, digits and single separators passes. */
function versionOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 100 && VERSION.test(value) ? value : undefined;
}
