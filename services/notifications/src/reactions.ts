import { type DataOf, type EventEnvelope, events } from '@ficus/contracts/events';
import { on, type Reaction } from '@ficus/service-kit';
import type { Transaction } from 'kysely';
import { inLanguage } from './languages/languages.ts';
import { languageOf } from './languages/person-language.ts';
import type { SendMail } from './mail/mail-queue.ts';
import { forgetOperator, noteRole, operators } from './operators.ts';
import type { NotificationsSchema } from './schema.ts';
import { tell } from './tell.ts';
import {
  createdWords,
  invitationWords,
  type OperatorsKind,
  passwordLinkWords,
  templates,
  tenantDeletedWords,
  tenantRestoredWords,
  type Words,
} from './templates.ts';

/** What people are told when something happens. */
export function createReactions(sendMail: SendMail, publicUrl: string): Reaction<NotificationsSchema>[] {
  async function tellOperators(
    trx: Transaction<NotificationsSchema>,
    kind: OperatorsKind,
    { id, time }: Pick<EventEnvelope, 'id' | 'time'>,
    say: () => Words,
  ): Promise<void> {
    const at = Date.parse(time);
    for (const { person_id: personId, tenant_id: tenantId, email } of await operators(trx))
      await tell(trx, sendMail, {
        personId,
        tenantId,
        kind,
        id: `${id} ${tenantId} ${personId}`,
        eventId: id,
        email,
        say,
        at,
      });
  }
  /** Once for each tenant: when they are of it, or when they first sign in there, whichever is told first. */
  async function welcome(
    trx: Transaction<NotificationsSchema>,
    { eventId, time, tenantId }: { eventId: string; time: string; tenantId: string },
    data: DataOf<typeof events.sessionBegun>,
  ): Promise<void> {
    const { personId, email, role } = data;
    if (role) await noteRole(trx, { personId, tenantId, email, role });
    await tell(trx, sendMail, {
      personId,
      tenantId,
      kind: 'welcome',
      id: `welcome ${tenantId} ${personId}`,
      eventId,
      email,
      say: () => templates.welcome(data),
      at: Date.parse(time),
    });
  }
  return [
    on(events.invitationSent, async (event, trx) => {
      const { id: eventId, time, actor, data } = event;
      // Who is invited has chosen no language yet: they have that of who invites them.
      const words = inLanguage(await languageOf(trx, actor), () => invitationWords(data, publicUrl));
      await sendMail(trx, { id: eventId, eventId, recipient: data.email, words, at: Date.parse(time) });
    }),
    on(events.personCreated, async ({ id: eventId, time, tenantid, actor, data }, trx) => {
      if (tenantid === undefined) return;
      await welcome(trx, { eventId, time, tenantId: tenantid }, data);
      await sendMail(trx, {
        id: eventId,
        eventId,
        recipient: data.email,
        words: inLanguage(await languageOf(trx, actor), () => createdWords(data, publicUrl)),
        at: Date.parse(time),
      });
    }),
    on(events.passwordLinkAsked, async ({ id: eventId, time, data }, trx) => {
      const language = await languageOf(trx, data.personId);
      const words = inLanguage(language, () => passwordLinkWords(data, publicUrl));
      // Whatever they prefer: they asked for it.
      await sendMail(trx, { id: eventId, eventId, recipient: data.email, words, at: Date.parse(time) });
    }),
    on(events.personJoined, async ({ id: eventId, time, tenantid, data }, trx) => {
      if (tenantid !== undefined) await welcome(trx, { eventId, time, tenantId: tenantid }, data);
    }),
    on(events.sessionBegun, async ({ id: eventId, time, tenantid, data }, trx) => {
      if (tenantid !== undefined) await welcome(trx, { eventId, time, tenantId: tenantid }, data);
    }),
    on(events.personRoleChanged, async ({ id, time, tenantid, data }, trx) => {
      if (tenantid === undefined) return;
      const { personId, email, role } = data;
      await noteRole(trx, { personId, tenantId: tenantid, email, role });
      const at = Date.parse(time);
      await tell(trx, sendMail, {
        personId,
        tenantId: tenantid,
        kind: 'role-changed',
        id,
        eventId: id,
        email,
        say: () => templates['role-changed'](data),
        at,
      });
    }),
    on(events.personDeactivated, async ({ tenantid, data }, trx) => {
      if (tenantid !== undefined) await forgetOperator(trx, data.personId, tenantid);
    }),
    on(events.releaseWithdrawn, (event, trx) =>
      tellOperators(trx, 'release-withdrawn', event, () => templates['release-withdrawn'](event.data)),
    ),
    on(events.rolloutPaused, (event, trx) =>
      tellOperators(trx, 'rollout-paused', event, () => templates['rollout-paused'](event.data)),
    ),
    // Nobody opens the inbox of a deleted tenant: they are told by e-mail alone, whatever they prefer.
    on(events.tenantDeleted, async ({ id, time, actor, data }, trx) => {
      for (const person of data.people.filter((one) => one.id !== actor))
        await sendMail(trx, {
          id: `${id} ${person.id}`,
          eventId: id,
          recipient: person.email,
          words: inLanguage(await languageOf(trx, person.id), () => tenantDeletedWords(data)),
          at: Date.parse(time),
        });
    }),
    on(events.tenantRestored, async ({ id, time, actor, data }, trx) => {
      for (const person of data.people.filter((one) => one.id !== actor))
        await sendMail(trx, {
          id: `${id} ${person.id}`,
          eventId: id,
          recipient: person.email,
          words: inLanguage(await languageOf(trx, person.id), () => tenantRestoredWords(data, publicUrl)),
          at: Date.parse(time),
        });
    }),
    on(events.tenantRenamed, async ({ id, time, tenantid, actor, data }, trx) => {
      if (tenantid === undefined) return;
      const at = Date.parse(time);
      for (const person of data.people) {
        // Who did it knows it.
        if (person.id === actor) continue;
        await tell(trx, sendMail, {
          personId: person.id,
          tenantId: tenantid,
          kind: 'tenant-renamed',
          id: `${id} ${person.id}`,
          eventId: id,
          email: person.email,
          say: () => templates['tenant-renamed'](data),
          at,
        });
      }
    }),
  ];
}
