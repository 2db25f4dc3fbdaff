import type { Person } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import type { HostSession } from '@ficus/session-migration';
import type { QueryClient } from '@tanstack/react-query';

/**
 * Version of the contract between host and remote. A host supports this one and the one before, so that host and
 * remotes are deployed in any order. 2 added `signal`, 3 the query of an address (`search()`, and in `navigate`), 4 that the
 * host loads a lean build's later files, and provides a few components (`ficus/ui`); a remote built for the version before
 * does without what came after it.
 */
export const CONTRACT_VERSION = 4;

/** Contract versions whose remotes this host can run. */
export const SUPPORTED_CONTRACTS: readonly number[] = [CONTRACT_VERSION, CONTRACT_VERSION - 1];

/** Navigation below the feature's own base path; a remote cannot leave it. */
export interface HostNavigation {
  /** Where the feature is mounted, such as `/chat`. */
  readonly basePath: string;
  /** The path below `basePath`, starting with `/`. */
  path(): string;
  /** The query of the address with its `?`, or `''`. Since contract 3. */
  search(): string;
  /** Calls the listener after each change of `path()` or `search()`; returns its undo. */
  subscribe(listener: () => void): () => void;
  /** Goes to a path below `basePath`, with its query if it has one. */
  navigate(path: string, options?: { replace?: boolean }): void;
}

/** Everything a remote receives, and all it may use of its host. Revoked when the remote is fenced off. */
export interface Host {
  readonly contractVersion: number;
  /** Name of the feature that the remote serves. */
  readonly feature: string;
  /** Aborted when this attempt at showing the remote is over: end by it what the remote has started. Since contract 2. */
  readonly signal: AbortSignal;
  readonly person: Person;
  /** Language of the page, such as `de`. Absent: English, from a host that speaks no other. */
  readonly language?: string;
  readonly client: ServiceClient;
  readonly queryClient: QueryClient;
  /** The person's state that outlives any view: preferences, drafts, conversations on their way to the service. */
  readonly session: HostSession;
  readonly navigation: HostNavigation;
  /** First usable paint, with data or with a typed error. To be called once; the deadline runs until then. */
  ready(): void;
  /** Says whether unsaved work would suffer from a change of view; a flip waits while it does. Default: false. */
  setDirty(isDirty: boolean): void;
  /** Tells a screen reader. */
  announce(message: string, politeness?: 'polite' | 'assertive'): void;
  /** Reports a contained error. */
  report(error: unknown, context?: Record<string, string>): void;
}
