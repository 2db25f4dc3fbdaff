import type { Schemas } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { type createServiceClient, describeError } from '@ficus/service-client';
import type { createRoot } from 'react-dom/client';
import type { Bootstrap } from '../document/bootstrap.ts';
import { SignInPage } from './frame/index.ts';
import { errorCode } from './frame/sign-in/error-code.ts';
import { changeLanguage } from './languages/change-language.ts';

/** What the host's first script holds anyway. Handed over, since a module that later chunks import is never merged there. */
export interface HostTools {
  readonly createServiceClient: typeof createServiceClient;
  readonly createRoot: typeof createRoot;
  readonly schemas: Schemas;
}

/** What in the hash leads to a page of its own, most often by an e-mail. */
const LINKED = ['set-password', 'invitation', 'lost-password'];

/**
 * Shows the way in, and what belongs to it, by the address's hash: nothing behind it is in a server's log. Once signed
 * in, the next page is loaded anew: the document decides it for this person.
 */
export function startSignIn(root: HTMLElement, bootstrap: Bootstrap, tools: HostTools): void {
  const client = tools.createServiceClient();
  const page = tools.createRoot(root);
  let email = emailIn(history.state);

  const signInPage = (takesFocus: boolean) => (
    <SignInPage
      demoPeople={bootstrap.demo}
      initialEmail={email}
      takesFocus={takesFocus}
      onEmail={(typed) => {
        email = typed;
      }}
      onLanguage={(language, typed) => {
        // The entry of the history outlives the page; a password is typed again.
        history.replaceState({ email: typed }, '');
        changeLanguage(window, language);
      }}
      describe={(error) =>
        errorCode(error) === 'invalid-credentials'
          ? t`The e-mail address or the password is wrong.`
          : describeError(error).title
      }
      onSignIn={async (address, password) => {
        await client.auth.signIn({ email: address, password });
        location.assign(nextPage(location.href));
      }}
    />
  );

  async function show(isFirst: boolean): Promise<void> {
    const { hash } = location;
    const place = new URLSearchParams(hash.slice(1));
    if (!LINKED.some((name) => place.has(name))) return page.render(signInPage(!isFirst));
    const linked = await import(/* webpackChunkName: "link-pages" */ './link-pages.tsx').then(
      ({ linkedPage }) =>
        linkedPage(place, { ...tools, email: email ?? '', onRetry: () => void show(false) }),
      // The way in is better than nothing.
      () => signInPage(false),
    );
    // Unless they went elsewhere meanwhile.
    if (location.hash === hash) page.render(linked);
  }
  addEventListener('hashchange', () => void show(false));
  void show(true);
}

function emailIn(state: unknown): string | undefined {
  const isKept = typeof state === 'object' && state !== null && 'email' in state;
  return isKept && typeof state.email === 'string' ? state.email : undefined;
}

/** Where to go after signing in: the page that was asked for, if it is one of ours. */
export function nextPage(href: string): string {
  const { origin, searchParams } = new URL(href);
  const next = searchParams.get('next') ?? '/';
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/';
  const target = new URL(next, origin);
  return target.origin === origin ? target.pathname + target.search : '/';
}
