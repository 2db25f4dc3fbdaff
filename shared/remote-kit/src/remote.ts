import type { ComponentType } from 'react';
import type { Host } from './host.ts';

/** What every remote may say of itself. */
interface RemoteFacts {
  /**
   * The languages beside English that the remote speaks (`de`), each with what loads its words. The host calls it before
   * it shows the remote, where its page is in that language; else, and where that fails, the view is marked as English.
   */
  readonly languages?: Readonly<Record<string, () => Promise<unknown>>>;
}

/** A remote rendered in the host's tree with the host's React. */
export interface AppRemote extends RemoteFacts {
  readonly App: ComponentType<{ host: Host }>;
}

/** A remote of any framework with its own root. `mount` returns its undo. */
export interface MountRemote extends RemoteFacts {
  readonly mount: (element: HTMLElement, host: Host) => () => void;
}

/** What a remote exposes as `./remote`. */
export type Remote = AppRemote | MountRemote;

/** Tells whether a loaded module is a remote; the loader refuses anything else. */
export function isRemote(module: unknown): module is Remote {
  if (typeof module !== 'object' || module === null) return false;
  const { App, mount } = module as Record<string, unknown>;
  return (
    typeof App === 'function' || (typeof App === 'object' && App !== null) || typeof mount === 'function'
  );
}
