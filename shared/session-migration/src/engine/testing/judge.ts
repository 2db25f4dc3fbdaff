import type { LegacyChat } from '../../testing/index.ts';
import type { Life, Place } from './life.ts';

/** What a life lost, doubled or left unequal; nothing should be. One line each. */
export async function judge(life: Life): Promise<string[]> {
  const { places, backend } = life;
  const removed = new Set(places.flatMap(({ deeds }) => [...deeds.removed]));
  const faults: string[] = [];
  const held: [string, Map<string, readonly Message[]>][] = [
    ['service', new Map([...backend.conversations].map(([id, { messages }]) => [id, messages]))],
  ];
  for (const [at, { browser }] of places.entries()) {
    const { chats } = browser.legacy();
    const byId = new Map(chats.map(({ id, messages }) => [id, messages]));
    if (byId.size !== chats.length) faults.push(`browser ${at}: a chat twice`);
    held.push([`browser ${at}`, byId]);
  }
  for (const [where, chats] of held) {
    faults.push(...places.flatMap((place) => missing(place, chats, removed, where)));
    const other = held[0]?.[1] ?? new Map();
    for (const id of new Set([...chats.keys(), ...other.keys()])) {
      // A draft without a conversation has an empty chat in its own browser only.
      if ((chats.get(id)?.length ?? 0) !== (other.get(id)?.length ?? 0)) {
        faults.push(`${where}: ${id} has ${chats.get(id)?.length}, the service ${other.get(id)?.length}`);
      }
    }
  }
  for (const place of places) {
    faults.push(...unknownFields(place, removed), ...(await lostValues(place, removed)));
  }
  return faults;
}

interface Message {
  readonly role: string;
  readonly content: string;
}

function missing(
  { deeds, before }: Place,
  chats: ReadonlyMap<string, readonly Message[]>,
  removed: ReadonlySet<string>,
  where: string,
): string[] {
  const faults: string[] = [];
  for (const [content, id] of deeds.said) {
    if (removed.has(id)) continue;
    const count = chats.get(id)?.filter((message) => message.content === content).length ?? 0;
    if (count !== 1) faults.push(`${where}: "${content}" of ${id} ${count} times`);
  }
  for (const { id, messages } of before.chats) {
    if (removed.has(id)) continue;
    const left = chats.get(id)?.map(({ role, content }) => `${role} ${content}`) ?? [];
    for (const { role, content } of messages) {
      const at = left.indexOf(`${role} ${content}`);
      if (at < 0) faults.push(`${where}: a message of ${id} is lost`);
      else left.splice(at, 1);
    }
  }
  return faults;
}

/** Fields that no code of ours knows, at every level. */
function unknownFields({ browser, before }: Place, removed: ReadonlySet<string>): string[] {
  const after = browser.legacy();
  const faults: string[] = [];
  const compare = (path: string, was: object, now: object | undefined, known: readonly string[]) => {
    for (const [name, value] of Object.entries(was)) {
      if (known.includes(name)) continue;
      const left = now && Object.entries(now).find(([other]) => other === name)?.[1];
      if (JSON.stringify(left) !== JSON.stringify(value)) faults.push(`${path}.${name} is not as it was`);
    }
  };
  compare('', before, after, ['settings', 'chats', 'activeChat', 'drafts']);
  compare('settings', before.settings, after.settings, ['theme', 'fontSize', 'model']);
  for (const chat of before.chats) {
    if (removed.has(chat.id)) continue;
    const now = after.chats.find(({ id }) => id === chat.id);
    compare(chat.id, chat, now, ['messages', 'lastUpdate']);
    compareMessages(chat, now, compare);
  }
  return faults;
}

function compareMessages(
  chat: LegacyChat,
  now: LegacyChat | undefined,
  compare: (path: string, was: object, now: object | undefined, known: readonly string[]) => void,
) {
  for (const message of chat.messages) {
    const text = JSON.stringify(message);
    const found = now?.messages.find((other) => JSON.stringify(other) === text);
    compare(`${chat.id} message`, message, found, []);
  }
}

/** The last draft and setting that the person wrote: where they look for it, or kept as the loser of a conflict. */
async function lostValues({ browser, deeds }: Place, removed: ReadonlySet<string>): Promise<string[]> {
  const engine = browser.tab();
  const { drafts, preferences } = engine.stores;
  const { conflicts } = await engine.kept();
  const legacy = browser.legacy();
  engine.stop();
  const recoverable = new Set(conflicts.map(({ part, name, lost }) => `${part} ${name} ${lost}`));
  const faults: string[] = [];
  for (const [id, text] of deeds.drafts) {
    if (removed.has(id) || recoverable.has(`drafts ${id} ${text}`)) continue;
    const now = [drafts.getState().drafts[id]?.text, legacy.drafts?.[id]];
    if (now.some((one) => one !== text)) faults.push(`draft of ${id} "${text}" is now ${now}`);
  }
  for (const [name, value] of deeds.settings) {
    if (recoverable.has(`settings ${name} ${value}`)) continue;
    const now = [preferences.getState().values[name], legacy.settings[name]];
    if (now.some((one) => one !== value)) faults.push(`setting ${name} "${value}" is now ${now}`);
  }
  return faults;
}
