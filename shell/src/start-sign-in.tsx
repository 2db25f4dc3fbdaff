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

/** Shows the way in. Once signed in, the next page is loaded anew: the document decides it for this person. */
export function startSignIn(root: HTMLElement, bootstrap: Bootstrap, tools: HostTools): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('set-password');
  if (token) {
    void import(/* webpackChunkName: "set-password" */ './start-set-password.tsx').then(
      ({ startSetPassword }) => startSetPassword(root, token, tools),
    );
    return;
  }
  const client = tools.createServiceClient();
  tools.createRoot(root).render(
    <SignInPage
      demoPeople={bootstrap.demo}
      initialEmail={emailIn(history.state)}
      onLanguage={(language, email) => {
        // The entry of the history outlives the page; a password is typed again.
        history.replaceState({ email }, '');
        changeLanguage(window, language);
      }}
      describe={(error) =>
        errorCode(error) === 'invalid-credentials'
          ? t`The e-mail address or the password is wrong.`
          : describeError(error).title
      }
      onSignIn={async (email, password) => {
        await client.auth.signIn({ email, password });
        location.assign(nextPage(location.href));
      }}
    />,
  );
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
