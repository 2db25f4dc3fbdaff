import type { Conversation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import type { SessionEngine } from '@ficus/session-migration';
import type { HostParts } from '../host/create-host.ts';

const PAGE = 200;

/**
 * Hands the person their data as one JSON file: conversations of the chat service, settings and drafts, what the old
 * application's session holds now, and the copies kept of it. Says so where the chat service cannot be asked.
 */
export async function exportPersonData(engine: SessionEngine, host: HostParts): Promise<void> {
  try {
    await download(engine, host);
    host.announce(t`Your data is being downloaded.`);
  } catch (error) {
    host.report('session', error, { type: 'export' });
    host.announce(t`Your data could not be exported. Please try again.`);
  }
}

/** Forgets the kept copies of the old application's session, once the person has said yes. */
export async function forgetOldData(engine: SessionEngine, host: HostParts): Promise<void> {
  const question = t`Forget the copies of your old data on this device? Your conversations and settings stay. This cannot be undone.`;
  if (!window.confirm(question)) return;
  try {
    await engine.forgetKept();
    host.announce(t`The copies of your old data on this device are gone.`);
  } catch (error) {
    host.report('session', error, { type: 'forget' });
  }
}

async function download(engine: SessionEngine, { person, client }: HostParts): Promise<void> {
  const { preferences, drafts } = engine.stores;
  const data = {
    exportedAt: new Date().toISOString(),
    person,
    conversations: await allConversations(client),
    notOnTheServerYet: engine.stores.pendingConversations.getState().pending,
    settings: preferences.getState().values,
    drafts: drafts.getState().drafts,
    oldApplication: await engine.kept(),
  };
  const file = new Blob([JSON.stringify(data, undefined, 1)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `ficus-data-${data.exportedAt.slice(0, 10)}.json`;
  link.click();
  // The download has begun with the click; its address is needed a moment longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function allConversations(client: HostParts['client']): Promise<Conversation[]> {
  const all = new Map<string, Conversation>();
  for (let after = 0; ; ) {
    const { conversations, deleted, revision, more } = await client.chat.changes({ after, limit: PAGE });
    for (const { id } of deleted) all.delete(id);
    for (const conversation of conversations) all.set(conversation.id, conversation);
    if (!more || revision <= after) return [...all.values()];
    after = revision;
  }
}
