import { passwordLinkRoutes } from '@ficus/contracts';
import { describeError, isServiceError } from '@ficus/service-client';
import { SetPasswordPage } from './frame/sign-in/SetPasswordPage.tsx';
import type { HostTools } from './start-sign-in.tsx';

/** Lets somebody who came by a link set their password, and signs them in by it. */
export function startSetPassword(root: HTMLElement, token: string, tools: HostTools): void {
  const { createRoot, createServiceClient, schemas } = tools;
  const client = createServiceClient();
  const links = createServiceClient({}, { passwordLinks: passwordLinkRoutes(schemas, schemas.string()) });
  createRoot(root).render(
    <SetPasswordPage
      describe={(error) => {
        // The service says what became of the link, and what to do.
        const { title, detail } = (isServiceError(error) && error.problem) || {};
        return title && detail ? `${title} ${detail}` : describeError(error).title;
      }}
      onSet={async (password) => {
        const { email } = await links.passwordLinks.use({ token, password });
        await client.auth.signIn({ email, password });
        location.assign('/');
      }}
    />,
  );
}
