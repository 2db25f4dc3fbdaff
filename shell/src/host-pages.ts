/** A page of the host itself: no feature that is being migrated. */
export interface HostPage {
  readonly path: `/${string}`;
  readonly title: string;
  /** Name of the chunk that holds it: the document preloads it by that. */
  readonly chunk: string;
}

/** Who one is, and what one prefers. */
export const PROFILE: HostPage = { path: '/profile', title: 'Profile', chunk: 'profile' };

/** The host's own page at an address. */
export function hostPageAt(path: string): HostPage | undefined {
  return path === PROFILE.path ? PROFILE : undefined;
}
