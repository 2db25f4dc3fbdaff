import type { SyncSide } from './sync-migration.ts';
import { APPLIED_CHANNEL } from './sync-state.ts';

/** SQLSTATE of a write to what the other side owns. */
export const NOT_OWNER = 'FI001';

/** The lock under which the log grows; any number that nothing else takes. */
const LOG_LOCK = 7_310_946;

/**
 * Functions that all entities share, as they are now: a later migration puts them in the place of earlier ones. What sync
 * itself does runs with the setting `ficus.sync`, and is not told back.
 */
export function syncFunctions({ me, firstOwner }: SyncSide): string[] {
  return [
    `create or replace function sync_is_ours() returns boolean language sql stable as $$
      select coalesce(current_setting('ficus.sync', true), '') = '' $$`,

    // The lock is held until the commit: a hand-over waits for the writes under way.
    `create or replace function sync_demand(part text) returns void language plpgsql as $$
      declare who text;
      begin
        select owner into who from sync_owners where partition = part for share;
        if not found then
          insert into sync_owners values (part, '${firstOwner}', 0) on conflict do nothing;
          select owner into who from sync_owners where partition = part for share;
        end if;
        if who <> '${me}' then
          raise exception 'The other side writes this.' using errcode = '${NOT_OWNER}', detail = part;
        end if;
      end $$`,

    `create or replace function sync_append(e text, k text, ep integer, ver integer, d jsonb) returns bigint language plpgsql as $$
      declare position bigint;
      begin
        perform pg_advisory_xact_lock(${LOG_LOCK});
        position := nextval('sync_seq');
        insert into sync_log (seq, entity, key, epoch, version, origin, data)
          values (position, e, k, ep, ver, '${me}', d);
        perform pg_notify('sync_log', '');
        return position;
      end $$`,

    `create or replace function sync_tell(e text, k text, part text, d jsonb) returns void language plpgsql as $$
      declare ep integer; ver integer;
      begin
        select epoch into ep from sync_owners where partition = part;
        insert into sync_stamps as s (entity, key, epoch, version, origin, is_deleted)
          values (e, k, ep, 1, '${me}', d is null)
          on conflict (entity, key) do update set epoch = greatest(s.epoch, ep), version = s.version + 1,
            origin = '${me}', is_deleted = d is null
          returning epoch, version into ep, ver;
        perform sync_append(e, k, ep, ver, d);
      end $$`,

    // Gives a part to the other side; what was written before stands before the word of it in the log.
    `create or replace function sync_hand_over(part text, receiver text) returns bigint language plpgsql as $$
      declare o sync_owners;
      begin
        insert into sync_owners values (part, '${firstOwner}', 0) on conflict do nothing;
        select * into o from sync_owners where partition = part for update;
        if o.owner = '${me}' then
          update sync_owners set owner = receiver, epoch = o.epoch + 1, since = clock_timestamp() where partition = part;
          return sync_append('hand-over', part, o.epoch + 1, 0, to_jsonb(receiver));
        end if;
        return coalesce((select max(seq) from sync_log), 0);
      end $$`,

    // Takes a part without being given it: the other side is gone. What it still has to tell may lose.
    `create or replace function sync_usurp(part text) returns void language plpgsql as $$
      declare o sync_owners;
      begin
        insert into sync_owners values (part, '${firstOwner}', 0) on conflict do nothing;
        select * into o from sync_owners where partition = part for update;
        if o.owner <> '${me}' then
          update sync_owners set owner = '${me}', epoch = o.epoch + 1, since = clock_timestamp() where partition = part;
          perform sync_append('hand-over', part, o.epoch + 1, 0, to_jsonb('${me}'::text));
        end if;
      end $$`,

    // Puts a change of the other side in its place: later ones win, by epoch, version, and the name of the side.
    `create or replace function sync_apply(c jsonb) returns text language plpgsql as $$
      declare
        e text := c->>'entity'; k text := c->>'key'; co text := c->>'origin';
        ce integer := (c->>'epoch')::integer; cv integer := (c->>'version')::integer;
        d jsonb := nullif(c->'data', 'null'::jsonb);
        s sync_stamps; fault text; mine jsonb;
      begin
        if e = 'hand-over' then
          insert into sync_owners as o values (k, d #>> '{}', ce)
            on conflict (partition) do update
            set owner = excluded.owner, epoch = excluded.epoch, since = clock_timestamp()
            where o.epoch < excluded.epoch;
          return 'hand-over';
        end if;
        select * into s from sync_stamps where entity = e and key = k for update;
        if not found then
          s := row(e, k, 0, 0, '${me}', -1, -1, false);
        elsif co <> '${me}' and (ce, cv) <= (s.peer_epoch, s.peer_version) then
          return 'stale';
        end if;
        if (ce, cv, co) = (s.epoch, s.version, s.origin) then return 'stale'; end if;
        if (ce, cv, co) < (s.epoch, s.version, s.origin) then
          if co = '${me}' then return 'stale'; end if;
          update sync_stamps set peer_epoch = ce, peer_version = cv where entity = e and key = k;
          execute format('select sync_get_%s($1)', e) into mine using k;
          insert into sync_conflicts (entity, key, epoch, version, origin, reason, loser, kept)
            values (e, k, ce, cv, co, 'lost', c, mine) on conflict do nothing;
          return 'lost';
        end if;
        begin
          if d is null then execute format('select sync_remove_%s($1)', e) using k;
          else execute format('select sync_put_%s($1)', e) using d;
          end if;
        exception when integrity_constraint_violation then
          get stacked diagnostics fault = message_text;
          insert into sync_conflicts (entity, key, epoch, version, origin, reason, detail, loser)
            values (e, k, ce, cv, co, 'refused', fault, c) on conflict do nothing;
          return 'refused';
        end;
        insert into sync_stamps as known (entity, key, epoch, version, origin, peer_epoch, peer_version, is_deleted)
          values (e, k, ce, cv, co, ce, cv, d is null)
          on conflict (entity, key) do update set epoch = ce, version = cv, origin = co, is_deleted = d is null,
            peer_epoch = greatest(known.peer_epoch, ce), peer_version = case
              when (ce, cv) > (known.peer_epoch, known.peer_version) then cv else known.peer_version end;
        delete from sync_conflicts where entity = e and key = k and reason = 'refused' and (epoch, version) <= (ce, cv);
        return 'applied';
      end $$`,

    `create or replace function sync_apply_all(changes jsonb) returns jsonb language plpgsql as $$
      declare c jsonb; outcome text; outcomes jsonb := '{}';
      begin
        perform set_config('ficus.sync', 'apply', true);
        for c in select value from jsonb_array_elements(changes) with ordinality order by ordinality loop
          outcome := sync_apply(c);
          outcomes := outcomes || jsonb_build_object(outcome, coalesce((outcomes->>outcome)::integer, 0) + 1);
        end loop;
        -- What a constraint refused may have waited for what has come since.
        for c in select loser from sync_conflicts where reason = 'refused' order by id loop
          perform sync_apply(c);
        end loop;
        return outcomes;
      end $$`,

    // Puts a run of the other side's log in its place, and remembers the position after it, in one transaction: what is here
    // already is passed over, and of a run that something is missing before, nothing is taken. Returns how far all is here.
    // The disk is not waited for: what a crash of the database takes, it takes with the position, and the other side, which
    // has it, is asked again. Whatever is written after it is on the disk only behind it.
    `create or replace function sync_receive(changes jsonb, behind bigint) returns bigint language plpgsql as $$
      declare known bigint; upto bigint; missing jsonb;
      begin
        perform set_config('synchronous_commit', 'off', true);
        select value::bigint into known from sync_state where name = 'applied' for update;
        if known is null or known < behind then return coalesce(known, -1); end if;
        select jsonb_agg(c order by nth), max((c->>'seq')::bigint) into missing, upto
          from jsonb_array_elements(changes) with ordinality as one(c, nth) where (c->>'seq')::bigint > known;
        if upto is null then return known; end if;
        perform sync_apply_all(missing);
        update sync_state set value = upto::text where name = 'applied';
        perform pg_notify('${APPLIED_CHANNEL}', upto::text);
        return upto;
      end $$`,
  ];
}
