import { type ComponentType, lazy, useState } from 'react';
import type { ProfilePageProps } from './ProfilePage.tsx';

let fetched: ComponentType<ProfilePageProps> | undefined;

/** Fetches the profile's code, once; the document of a profile has preloaded it. Rejects when it cannot be had. */
export async function fetchProfilePage(): Promise<ComponentType<ProfilePageProps>> {
  fetched ??= (await import(/* webpackChunkName: "profile" */ './ProfilePage.tsx')).ProfilePage;
  return fetched;
}

const lazily = () => lazy(async () => ({ default: await fetchProfilePage() }));
let LazyProfilePage = lazily();

/** After a failure, before the page is tried again: React asks once for what is lazy, and keeps that it failed. */
export function forgetFailedFetch(): void {
  LazyProfilePage = lazily();
}

/** The profile: without suspending where its code is here, since what suspends is revealed 300 ms later. */
export function ProfileRoute(props: ProfilePageProps) {
  // The same for as long as the page is open: another component would begin anew.
  const [Page] = useState(() => fetched ?? LazyProfilePage);
  return <Page {...props} />;
}
