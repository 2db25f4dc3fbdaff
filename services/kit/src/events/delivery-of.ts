import { sql, type Transaction } from 'kysely';

/** How far an event has got with one consumer: `none` where nobody by that name is told of it. */
export type DeliveryState = 'none' | 'waiting' | 'taken' | 'refused';

/** Tells how far the latest event of a type about a subject has got. */
export async function deliveryOf<Schema>(
  trx: Transaction<Schema>,
  { consumer, subject, type }: { readonly consumer: string; readonly subject: string; readonly type: string },
): Promise<DeliveryState> {
  const { rows } = await sql<{ delivered_at: Date | null; refused: string | null }>`
    select delivered_at, refused from event_deliveries join events on events.id = event_deliveries.event_id
    where consumer = ${consumer} and event_deliveries.subject = ${subject} and envelope ->> 'type' = ${type}
    order by event_deliveries.version desc limit 1`.execute(trx);
  const [row] = rows;
  if (!row) return 'none';
  if (row.delivered_at === null) return 'waiting';
  return row.refused === null ? 'taken' : 'refused';
}
