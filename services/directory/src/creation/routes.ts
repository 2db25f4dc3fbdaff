import { personCreations } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { beginCreation, listCreations } from './begin-creation.ts';

/** People who are being made in the caller's own tenant. */
export function serveCreations({ app, db, guard, once, outbox, now }: Group): void {
  implement(
    app,
    personCreations.create,
    ({ body, caller, request, reply }) => {
      const call = { route: personCreations.create, whose: caller, input: { body }, request, reply };
      return once(call, (trx) => beginCreation({ trx, outbox, now: now() }, caller, body));
    },
    { verifier: guard(personCreations.create) },
  );

  implement(
    app,
    personCreations.list,
    async ({ caller }) => ({ creations: await listCreations(db, caller.tenantId, now()) }),
    { verifier: guard(personCreations.list) },
  );
}
