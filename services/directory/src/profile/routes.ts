import { profile } from '@ficus/contracts';
import { implement } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { readProfile, updateProfile } from './profile.ts';

/** What the caller decides about themselves. */
export function serveProfile({ app, db, guard, perform }: Group): void {
  implement(app, profile.get, ({ caller }) => readProfile(db, caller.personId), {
    verifier: guard(profile.get),
  });
  implement(
    app,
    profile.update,
    ({ body, caller }) => perform((work) => updateProfile(work, caller.personId, body)),
    {
      verifier: guard(profile.update),
    },
  );
}
