import { type ComponentType, lazy, useState } from 'react';
import type { ProfilePageProps } from './ProfilePage.tsx';

let fetched: ComponentType<ProfilePageProps> | undefined;

/** Fetches the profile's code, which the document of a profile has preloaded. */
export async function fetchProfilePage(): Promise<void> {
  fetched = (await import(/* webpackChunkName: "profile" */ './ProfilePage.tsx')).ProfilePage;
}

const LazyProfilePage = lazy(async () => ({
  default: (await import(/* webpackChunkName: "profile" */ './ProfilePage.tsx')).ProfilePage,
}));

/** The profile: without suspending where its code is here, since what suspends is revealed 300 ms later. */
export function ProfileRoute(props: ProfilePageProps) {
  // The same for as long as the page is open: another component would begin anew.
  const [Page] = useState(() => fetched ?? LazyProfilePage);
  return <Page {...props} />;
}
