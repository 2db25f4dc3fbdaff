import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TelemetryBatch } from '@ficus/contracts';
import { z } from 'zod/mini';
import { GATEWAY } from './addresses.ts';
import { connectDatabase } from './connect-database.ts';

/** Many people who are signed in, without a browser each: what they ask and tell goes through the front door. */
export interface Crowd {
  /** Opens the chat as each of them, and tells how it went as a page would; gives how many it was by cohort and view. */
  /** `nth` counts those of the same cohort and view, from 0. */
  openChat(isBroken: (person: CrowdPerson, nth: number) => boolean): Promise<Map<string, number>>;
  /** They leave the system. */
  leave(): Promise<void>;
}

/** One of them. */
export interface CrowdPerson {
  readonly id: string;
  readonly tenantId: string;
  readonly cookie: string;
}

/** At a time: more would only wait. */
const AT_ONCE = 8;
const Document = z.object({
  requestId: z.string(),
  decided: z.object({
    feature: z.string(),
    view: z.enum(['remote', 'legacy']),
    reason: z.string(),
    version: z.optional(z.string()),
  }),
});

/** Lets so many people into each tenant, as members, each with a session. */
export async function gatherCrowd(sizes: Readonly<Record<string, number>>): Promise<Crowd> {
  const [auth, directory] = await Promise.all([connectDatabase('auth'), connectDatabase('directory')]);
  const tag = randomUUID().slice(0, 8);
  const people = Object.entries(sizes).flatMap(([tenantId, size]) =>
    Array.from({ length: size }, (_, nth): CrowdPerson & { secret: string } => {
      const secret = randomBytes(32).toString('base64url');
      return {
        id: `crowd_${tag}_${tenantId}_${nth}`,
        tenantId,
        secret,
        cookie: `ficus_session=${secret}`,
      };
    }),
  );
  for (const { id, tenantId, secret } of people) {
    await directory.query('insert into people (id, email, name) values ($1, $2, $1)', [
      id,
      `${id}@crowd.test`,
    ]);
    await directory.query('insert into memberships (person_id, tenant_id, role) values ($1, $2, $3)', [
      id,
      tenantId,
      'member',
    ]);
    await auth.query('insert into accounts (person_id, email, password_hash) values ($1, $2, $3)', [
      id,
      `${id}@crowd.test`,
      'nobody signs in by it',
    ]);
    await auth.query(
      `insert into sessions (id, secret_hash, person_id, tenant_id, expires_at)
        values ($1, $2, $3, $4, now() + interval '1 hour')`,
      [randomUUID(), createHash('sha256').update(secret).digest(), id, tenantId],
    );
  }
  return {
    async openChat(isBroken) {
      const counts = new Map<string, number>();
      const queue = people.values();
      const work = async () => {
        for (const person of queue) {
          const document = await open(person);
          const { view } = document.decided;
          const key = `${person.tenantId} ${view}`;
          const before = counts.get(key) ?? 0;
          counts.set(key, before + 1);
          await tell(person, document, view === 'remote' && isBroken(person, before));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return counts;
    },
    async leave() {
      const ids = people.map(({ id }) => id);
      await auth.query('delete from accounts where person_id = any($1)', [ids]);
      await directory.query('delete from memberships where person_id = any($1)', [ids]);
      await directory.query('delete from people where id = any($1)', [ids]);
      await Promise.all([auth.end(), directory.end()]);
    },
  };
}

async function open({ cookie }: CrowdPerson) {
  const answer = await fetch(`${GATEWAY}/chat`, { headers: { cookie } });
  const html = await answer.text();
  const json = /<script type="application\/json" id="ficus-bootstrap">(.*?)<\/script>/s.exec(html)?.[1];
  if (!answer.ok || json === undefined)
    throw new Error(`/chat answered ${answer.status}: ${html.slice(0, 300)}`);
  return Document.parse(JSON.parse(json));
}

async function tell(
  { cookie }: CrowdPerson,
  { requestId: page, decided }: z.infer<typeof Document>,
  isBroken: boolean,
): Promise<void> {
  const { feature, view, reason, version } = decided;
  const event = { feature, visit: 1, view, ...(version !== undefined && { version }) };
  const batch: TelemetryBatch = {
    page,
    load: Date.now() - 1_000,
    sentMs: 1_000,
    isSampled: false,
    events: [
      { ...event, seq: 1, atMs: 1, kind: 'intended', reason },
      isBroken
        ? { ...event, seq: 2, atMs: 400, kind: 'fell-back', reason: 'render-error' }
        : { ...event, seq: 2, atMs: 400, kind: 'rendered', ms: 390 },
    ],
  };
  const answer = await fetch(`${GATEWAY}/api/telemetry`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(batch),
  });
  if (answer.status !== 204)
    throw new Error(`Telemetry was answered ${answer.status}: ${await answer.text()}`);
}
