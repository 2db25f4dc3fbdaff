import { type Profile, profile } from '@ficus/contracts';
import { implement, problem } from '@ficus/service-kit';
import { sql } from 'kysely';
import { rowOf } from './database.ts';
import type { Group } from './group.ts';

/** What a person decides about themselves. */
export function serveAccount({ app, db, guard }: Group): void {
  implement(
    app,
    profile.get,
    async ({ caller }) => {
      const found = await rowOf(
        db,
        sql<Profile>`select id, email, name, version from users where id = ${caller.personId}`,
      );
      if (!found) throw problem(404, 'no-such-person', 'There is no such person.');
      return found;
    },
    { verifier: guard(profile.get) },
  );
  implement(
    app,
    profile.update,
    async ({ body, caller }) => {
      const found = await rowOf(
        db,
        sql<Profile>`update users set name = ${body.name}, version = version + 1
          where id = ${caller.personId} and version = ${body.version}::double precision
          returning id, email, name, version`,
      );
      if (found) return found;
      throw problem(409, 'changed-meanwhile', 'Your profile was changed meanwhile.', {
        detail: 'Read it again, then make your change again.',
      });
    },
    { verifier: guard(profile.update) },
  );
}
