import { type Conversation, ownerOf } from '@ficus/contracts';
import { exclusively } from '@ficus/service-client/locks';
import { createStore } from 'zustand/vanilla';
import { LEGACY_KEY } from '../lenses/legacy-session.ts';
import { inSlices } from '../lenses/steps.ts';
import type { HostSession } from '../session.ts';
import { createDrafts } from '../stores/drafts-store.ts';
import { createPending } from '../stores/pending-store.ts';
import { createPlace } from '../stores/place-store.ts';
import { createPreferences } from '../stores/preferences-store.ts';
import { safeStorage } from '../stores/safe-storage.ts';
import { absorbLegacy, sessionLock } from './absorb-legacy.ts';
import { isCarriedOver } from './carried-over.ts';
import type { SessionEvent } from './engine-event.ts';
import type { EngineParts } from './engine-parts.ts';
import { forgetContents } from './forget-contents.ts';
import { lateDatabase } from './late-database.ts';
import { findLegacy } from './legacy-place.ts';
import { legacyPresence } from './legacy-presence.ts';
import { isSnapshot, snapshotReader } from './legacy-snapshot.ts';
import { projectLegacy } from './project-legacy.ts';
import { redact } from './redact.ts';
import { createSender } from './sender.ts';
import type { JournalChange } from './session-database.ts';
import type { AbsorbReport, SessionEngine, SessionEngineOptions, SessionStatus } from './session-engine.ts';

/** Wait for more changes before the legacy session is written. */
const IDLE_MS = 1_000;
/** The legacy view writes its key without telling this tab: look so often while it is open. */
const LOOK_MS = 5_000;
const SIGN_OUT_MS = 3_000;
const DAY_MS = 86_400_000;

/**
 * Makes the engine of one person in the tenant they act in. Nothing happens in the world but reads of their own keys
 * until `start`.
 * See docs of each method in `SessionEngine`.
 */
export function createSessionEngine(options: SessionEngineOptions): SessionEngine {
  const { person, client, storage, locks, target, now = Date.now, schedule = defaultSchedule } = options;
  const owner = ownerOf(person);
  const status = createStore<SessionStatus>(() => ({
    storage: 'stored',
    legacy: 'unknown',
    omitted: 0,
    isPartial: false,
    problems: 0,
  }));
  const emit = (event: SessionEvent) => {
    if (event.type === 'storage-failed') status.setState({ storage: 'memory' });
    if (event.type === 'legacy-incomplete') status.setState({ omitted: event.omitted });
    options.onEvent?.(event);
  };
  const safe = safeStorage(storage, (where, error) => emit({ type: 'storage-failed', where, error }));
  const database = lateDatabase(options.indexedDB, owner, schedule, (error) =>
    emit({ type: 'storage-failed', where: 'indexedDB', error }),
  );
  const parts: EngineParts = {
    person,
    owner,
    chat: client.chat,
    storage,
    safe,
    database,
    reader: snapshotReader(person),
    drafts: createDrafts(safe, owner, now),
    preferences: createPreferences(safe, owner),
    place: createPlace(safe, owner),
    pending: createPending(),
    now,
    emit,
  };
  const exclusive = exclusively(locks);
  const presence = legacyPresence(locks, owner);
  const undo: (() => void)[] = [];
  const timers = new Map<string, () => void>();
  let isStopped = false;

  const later = (name: string, delayMs: number, task: () => void) => {
    timers.get(name)?.();
    if (isStopped) return;
    timers.set(name, schedule(task, delayMs));
  };
  const projectWhenIdle = () => later('project', IDLE_MS, () => void engine.project());
  const lookWhileLegacyIsOpen = () =>
    later('look', LOOK_MS, async () => {
      if (!presence.isHere()) return;
      if (parts.reader.isStale(safe.getItem(LEGACY_KEY))) await absorb();
      lookWhileLegacyIsOpen();
    });
  const sender = createSender(parts, exclusive, schedule, projectWhenIdle);
  const around = { exclusive, sender, status, schedule };
  let underWay: Promise<AbsorbReport> | undefined;
  const absorb = () => {
    const absorbing = absorbLegacy(parts, around).finally(() => {
      if (underWay === absorbing) underWay = undefined;
    });
    underWay = absorbing;
    return absorbing;
  };

  const journal = (change: JournalChange) => {
    database
      .record(change)
      .catch((error: unknown) => emit({ type: 'failed', doing: 'journal', error }))
      .finally(projectWhenIdle);
  };
  const stores: HostSession = {
    preferences: parts.preferences.store,
    drafts: parts.drafts.store,
    place: parts.place.store,
    pendingConversations: parts.pending.store,
    conversationChanged: (conversation: Conversation) => journal({ kind: 'changed', conversation }),
    conversationRemoved: (id) => journal({ kind: 'removed', id }),
  };

  const listen = () => {
    const onStorage = (event: Event) => {
      const key = 'key' in event ? event.key : null;
      if (key === LEGACY_KEY || key === null) void absorb();
      if (key === `ficus-drafts:${owner}`) parts.drafts.refresh();
      if (key === `ficus-preferences:${owner}`) parts.preferences.refresh();
    };
    const onOnline = () => sender.retry();
    target?.addEventListener('storage', onStorage);
    target?.addEventListener('online', onOnline);
    undo.push(
      () => target?.removeEventListener('storage', onStorage),
      () => target?.removeEventListener('online', onOnline),
      ...[stores.preferences, stores.drafts, stores.place].map((store) => store.subscribe(projectWhenIdle)),
    );
  };

  const halt = () => {
    isStopped = true;
    sender.stop();
    presence.leave();
    for (const cancel of [...timers.values(), ...undo.splice(0)]) cancel();
    timers.clear();
  };

  const engine: SessionEngine = {
    stores,
    status,
    async start() {
      listen();
      // A view that began a moment ago has asked for it already.
      await (underWay ?? absorb());
      const keepMs = options.keepOriginalMs ?? 30 * DAY_MS;
      await database.forgetOriginals(now() - keepMs).catch((error: unknown) => {
        emit({ type: 'failed', doing: 'forget originals', error });
      });
      projectWhenIdle();
      return engine.stop;
    },
    stop() {
      halt();
      database.close();
    },
    async absorb() {
      presence.leave();
      const report = await absorb();
      projectWhenIdle();
      return report;
    },
    isCarriedOver: () => isCarriedOver(parts),
    async project({ before, timeLimitMs = 10_000 } = {}) {
      timers.get('project')?.();
      const report = await projectLegacy(parts, { ...around, presence, before, timeLimitMs });
      if (before === 'legacy') lookWhileLegacyIsOpen();
      return report;
    },
    settled: () => sender.settled(),
    async signedOut() {
      presence.leave();
      const { outcome } = await engine.project({ timeLimitMs: SIGN_OUT_MS });
      halt();
      const areDraftsSafe = outcome === 'written' || outcome === 'unchanged';
      await exclusive(sessionLock(parts), () => forgetContents(parts, areDraftsSafe)).catch(
        (error: unknown) => {
          emit({ type: 'failed', doing: 'sign out', error });
        },
      );
      database.close();
    },
    async kept() {
      const [originals, conflicts] = await Promise.all([database.originals(), database.conflicts()]);
      const { raw, read } = await findLegacy(parts);
      const legacy = isSnapshot(read) ? await inSlices(redact(raw ?? '', read.session)) : undefined;
      return { originals, conflicts, legacy };
    },
    async forgetKept() {
      await Promise.all([database.forgetOriginals(), database.forgetConflicts()]);
    },
  };
  return engine;
}

function defaultSchedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
