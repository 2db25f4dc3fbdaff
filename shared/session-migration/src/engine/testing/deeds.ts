import type { SeededRandom } from '../../testing/seeded-random.ts';
import type { SessionEngine } from '../session-engine.ts';
import type { Browser } from './browser.ts';
import type { ChatBackend } from './chat-backend.ts';
import type { Power } from './power.ts';

const SETTINGS = ['theme', 'fontSize', 'model'] as const;

/** What a person does in one browser, and what must be found again at the end. */
export class Deeds {
  /** Chat id by message text. */
  readonly said = new Map<string, string>();
  readonly removed = new Set<string>();
  /** The last draft text by chat id, and the last setting by name. */
  readonly drafts = new Map<string, string>();
  readonly settings = new Map<string, string>();
  private readonly made: string[] = [];
  private readonly random: SeededRandom;
  private readonly browser: Browser;
  private readonly backend: ChatBackend;
  private readonly now: () => number;
  private readonly name: string;

  constructor(random: SeededRandom, browser: Browser, backend: ChatBackend, now: () => number, name: string) {
    this.random = random;
    this.browser = browser;
    this.backend = backend;
    this.now = now;
    this.name = name;
  }

  /** A message, a new conversation, a deletion, a draft or a setting, in the new view. */
  inNewView({ stores }: SessionEngine, supply: Power): void {
    if (supply.isOff) return;
    const { random } = this;
    const what = random.next();
    const at = this.now();
    if (what < 0.5) {
      // The view shows the service's conversations and continues those; without the service nothing can be sent.
      if (this.backend.isDown) return;
      const id = this.pickConversation();
      const content = `new ${this.name} ${at}`;
      stores.conversationChanged(this.backend.say(id, 'user', content, at));
      this.said.set(content, id);
    } else if (what < 0.6) {
      const id = this.pickConversation();
      if (this.backend.isDown || !this.backend.conversations.has(id)) return;
      this.removed.add(id);
      this.backend.drop(id);
      stores.conversationRemoved(id);
    } else if (what < 0.8) {
      const id = this.pickConversation();
      const text = `draft ${at}`;
      stores.drafts.getState().draftChanged(id, { text });
      remember(this.drafts, id, text, supply);
    } else {
      const name = random.pick(SETTINGS);
      stores.preferences.getState().preferenceChanged(name, `new ${at}`);
      remember(this.settings, name, `new ${at}`, supply);
    }
  }

  /** The same in the legacy view: it reads the whole session, changes it, and writes it back. */
  inLegacyView(): void {
    const { random } = this;
    this.browser.editLegacy((session) => {
      const at = this.now();
      const { chats } = session;
      const chat = chats[random.between(0, chats.length)];
      const what = random.next();
      if (what < 0.5) {
        const content = `old ${this.name} ${at}`;
        const target = chat ?? {
          id: `legacy-${this.name}-${at}`,
          messages: [],
          timestamp: at,
          lastUpdate: at,
        };
        if (!chat) chats.push(target);
        target.messages.push({ role: 'user', content, timestamp: at });
        target.lastUpdate = at;
        this.said.set(content, target.id);
      } else if (what < 0.6 && chat) {
        chats.splice(chats.indexOf(chat), 1);
        if (session.drafts) delete session.drafts[chat.id];
        this.drafts.delete(chat.id);
        this.removed.add(chat.id);
      } else if (what < 0.8 && chat) {
        session.drafts = { ...session.drafts, [chat.id]: `old draft ${at}` };
        this.drafts.set(chat.id, `old draft ${at}`);
      } else {
        const name = random.pick(SETTINGS);
        session.settings[name] = `old ${at}`;
        this.settings.set(name, `old ${at}`);
      }
    });
  }

  private pickConversation(): string {
    const known = [...this.backend.conversations.keys()];
    if (known.length > 0 && this.random.chance(0.8)) return this.random.pick(known as [string, ...string[]]);
    const id = `made-${this.name}-${this.made.length}`;
    this.made.push(id);
    return id;
  }
}

/** When the power went in this very moment, nobody can tell whether it is stored. */
function remember(into: Map<string, string>, name: string, value: string, supply: Power): void {
  if (supply.isOff) into.delete(name);
  else into.set(name, value);
}
