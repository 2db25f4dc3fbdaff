/** A page as a person reaches it; those of a feature are read in both generations. */
export interface LighthousePage {
  readonly name: string;
  readonly path: string;
  readonly feature?: 'chat' | 'admin' | 'tenants';
  /** Whether somebody is signed in. */
  readonly isSignedIn: boolean;
}

export const PAGES: readonly LighthousePage[] = [
  { name: 'sign-in', path: '/sign-in', isSignedIn: false },
  { name: 'chat', path: '/chat', feature: 'chat', isSignedIn: true },
  { name: 'admin', path: '/admin', feature: 'admin', isSignedIn: true },
  { name: 'tenants', path: '/tenants/acme/workspaces', feature: 'tenants', isSignedIn: true },
  { name: 'profile', path: '/profile', isSignedIn: true },
];
