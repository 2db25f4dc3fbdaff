import type { ComponentType } from 'react';
import type { Host } from './host.ts';

/** A remote rendered in the host's tree with the host's React. */
export interface AppRemote {
  readonly App: ComponentType<{ host: Host }>;
}

/** A remote of any framework with its own root. `mount` returns its undo. */
export interface MountRemote {
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
