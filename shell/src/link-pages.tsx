import { invitationAcceptanceRoutes, passwordLinkRoutes } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import { errorCode } from './frame/sign-in/error-code.ts';
import { InvitationPage, type Invited } from './frame/sign-in/InvitationPage.tsx';
import { LinkFailedPage } from './frame/sign-in/LinkFailedPage.tsx';
import { LostPasswordPage } from './frame/sign-in/LostPasswordPage.tsx';
import { SetPasswordPage } from './frame/sign-in/SetPasswordPage.tsx';
import type { HostTools } from './start-sign-in.tsx';

/** What the pages that e-mails lead to work with. */
interface LinkPageTools extends Pick<HostTools, 'createServiceClient' | 'schemas'> {
  /** What somebody typed who lost their password. */
  readonly email: string;
  /** Shows the page anew. */
  readonly onRetry: () => void;
}

/** How long somebody waits for their account, and how often it is looked for. */
const ACCOUNT_MS = 20_000;
const LOOK_MS = 400;

/** The page that the address's hash leads to. */
export async function linkedPage(place: URLSearchParams, tools: LinkPageTools) {
  const password = place.get('set-password');
  const invitation = place.get('invitation');
  if (password) return setPasswordPage(password, tools);
  if (!invitation) return lostPasswordPage(tools);
  try {
    return await invitationPage(invitation, tools);
  } catch (error) {
    return <LinkFailedPage words={describeError(error).title} onRetry={tools.onRetry} />;
  }
}

/** The page of somebody who came by a link: they set their password, and are signed in by it. */
function setPasswordPage(token: string, tools: LinkPageTools) {
  return (
    <SetPasswordPage
      // Another link is another page.
      key={token}
      describe={(error) =>
        errorCode(error) === 'no-such-link'
          ? t`This link was used already, or is too old.`
          : describeError(error).title
      }
      onSet={async (password) => {
        const { email } = await clientOf(tools).passwordLinks.use({ token, password });
        await signIn(tools, { email, password });
      }}
    />
  );
}

/** The page of somebody who has lost their password. */
function lostPasswordPage(tools: LinkPageTools) {
  return (
    <LostPasswordPage
      initialEmail={tools.email}
      describe={(error) => describeError(error).title}
      onAsk={(address) => clientOf(tools).passwordLinks.ask({ email: address })}
    />
  );
}

/**
 * The page of somebody who is invited. Whoever has accepted already but set no password, as the page was closed in
 * between, can set it: the token is good for both.
 */
async function invitationPage(token: string, tools: LinkPageTools) {
  const client = clientOf(tools).invitationAcceptances;
  let invited: Invited;
  try {
    invited = await client.look({ token });
  } catch (error) {
    if (errorCode(error) === 'no-such-invitation') return setPasswordPage(token, tools);
    throw error;
  }
  // What was done when it failed further on is not done again by the next press.
  let accepted: { readonly isNew: boolean; readonly tenantId: string } | undefined;
  let account: { readonly email: string } | undefined;
  return (
    <InvitationPage
      key={token}
      invited={invited}
      describe={(error) =>
        errorCode(error) === 'no-such-link'
          ? t`Your account could not be made. Try again, or ask whoever invited you.`
          : describeError(error).title
      }
      onAccept={async (password) => {
        accepted ??= await client.accept({ token });
        const { isNew, tenantId } = accepted;
        if (!isNew) {
          const { auth } = tools.createServiceClient();
          // Into the tenant, for whoever is signed in as the one who joined; others sign in first.
          await auth.switchTenant({ tenantId }).catch(() => undefined);
          return location.assign('/');
        }
        const { passwordLinks } = clientOf(tools);
        // First there is an account, a moment later its person is of the tenant.
        account ??= await whenPast('no-such-link', () => passwordLinks.use({ token, password }));
        const { email } = account;
        await whenPast('no-tenant', () => signIn(tools, { email, password }));
      }}
    />
  );
}

/** Tries again while it fails by this code: what it needs is being made. */
async function whenPast<T>(code: string, call: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + ACCOUNT_MS; ; ) {
    try {
      return await call();
    } catch (error) {
      if (errorCode(error) !== code || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function signIn(
  tools: LinkPageTools,
  credentials: { readonly email: string; readonly password: string },
): Promise<void> {
  await tools.createServiceClient().auth.signIn(credentials);
  location.assign('/');
}

function clientOf({ createServiceClient, schemas }: LinkPageTools) {
  const text = schemas.string();
  return createServiceClient(
    {},
    {
      passwordLinks: passwordLinkRoutes(schemas, { Password: text, Email: text }),
      invitationAcceptances: invitationAcceptanceRoutes(schemas),
    },
  );
}
