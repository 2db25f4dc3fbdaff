import { invitationAcceptances } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { type OpenInvitation, openInvitation } from './invitation-links.ts';

/** Invitations, for whoever has the token of one: nobody is signed in here. */
export function serveAcceptances({ app, db, perform, now }: Group): void {
  implement(app, invitationAcceptances.look, async ({ body }) =>
    told(await openInvitation(db, body.token, now())),
  );
  implement(app, invitationAcceptances.accept, async ({ body }) => {
    const { tenantId } = await openInvitation(db, body.token, now());
    // What it writes is of the tenant, which the other side may be writing at the moment.
    await app.ownership?.claim(`tenant/${tenantId}`);
    return told(await perform((work) => acceptInvitation(work, body.token)));
  });
}

function told({ tenantId, tenantName, email, name, personId }: OpenInvitation) {
  return { tenantId, tenantName, email, name, isNew: personId === null };
}
