import { createServiceClient, describeError } from '@ficus/service-client';
import { createRoot } from 'react-dom/client';
import type { Bootstrap } from '../document/bootstrap.ts';
import { SignInPage } from './frame/index.ts';

/** Shows the way in. Once signed in, the next page is loaded anew: the document decides it for this person. */
export function startSignIn(root: HTMLElement, bootstrap: Bootstrap): void {
  const client = createServiceClient();
  createRoot(root).render(
    <SignInPage
      demoPeople={bootstrap.demo}
      describe={(error) => describeError(error).title}
      onSignIn={async (email, password) => {
        await client.auth.signIn({ email, password });
        location.assign(nextPage(location.href));
      }}
    />,
  );
}

/** Where to go after signing in: the page that was asked for, if it is one of ours. */
export function nextPage(href: string): string {
  const { origin, searchParams } = new URL(href);
  const next = searchParams.get('next') ?? '/';
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/';
  const target = new URL(next, origin);
  return target.origin === origin ? target.pathname + target.search : '/';
}
