import { type createServiceClient, describeError } from '@ficus/service-client';
import type { createRoot } from 'react-dom/client';
import type { Bootstrap } from '../document/bootstrap.ts';
import { SignInPage } from './frame/index.ts';

/** What the host's first script holds anyway. Handed over, since a module that later chunks import is never merged there. */
interface HostTools {
  readonly createServiceClient: typeof createServiceClient;
  readonly createRoot: typeof createRoot;
}

/** Shows the way in. Once signed in, the next page is loaded anew: the document decides it for this person. */
export function startSignIn(root: HTMLElement, bootstrap: Bootstrap, tools: HostTools): void {
  const client = tools.createServiceClient();
  tools.createRoot(root).render(
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
