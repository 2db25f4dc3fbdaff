import { generateQuestion, generateReply } from './generate-text.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** Who a generated session belongs to, as the legacy application wrote it. */
export interface LegacyOwner {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly tenant: string;
}

export interface LegacyChatMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** Milliseconds since 1970, or ISO 8601. */
  readonly timestamp: number | string;
  readonly [unknown: string]: unknown;
}

export interface LegacyChat {
  readonly id: string;
  readonly messages: readonly LegacyChatMessage[];
  readonly timestamp: number | string;
  readonly lastUpdate: number | string;
  readonly [unknown: string]: unknown;
}

/** A session as the legacy application keeps it, JSON-encoded, under `ai-assistant-session`. */
export interface LegacySessionFile {
  readonly version: string;
  readonly user: LegacyOwner;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly chats: readonly LegacyChat[];
  readonly activeChat?: string;
  readonly drafts?: Readonly<Record<string, string>>;
  readonly ui?: Readonly<Record<string, unknown>>;
  readonly [unknown: string]: unknown;
}

export interface GenerateOptions {
  readonly seed: number;
  readonly owner: LegacyOwner;
  readonly chats: number;
  /** Fewest and most messages of a chat. Default: 1 to 4. */
  readonly messagesPerChat?: readonly [number, number];
  /** Fewest and most sentences of a reply. Default: 1 to 8. */
  readonly sentences?: readonly [number, number];
  /** Version that wrote it. From 1.9 on there are fields that 1.8 does not know. Default: 1.8.2. */
  readonly version?: string;
}

const START = Date.UTC(2024, 0, 1);

/** A session of the legacy shape; the same for the same options. */
export function generateSession(options: GenerateOptions): LegacySessionFile {
  const { seed, owner, chats: count, version = '1.8.2' } = options;
  const random = seededRandom(seed);
  const chats: LegacyChat[] = [];
  let time = START;
  for (let index = 0; index < count; index += 1) {
    time += random.between(60_000, 8_000_000);
    chats.push(generateChat(random, `chat_${index + 1}`, time, options, isLater(version)));
  }
  const last = chats.at(-1);
  return {
    version,
    user: owner,
    settings: generateSettings(random),
    chats,
    ...(last ? { activeChat: last.id, drafts: { [last.id]: 'Could you also compare the two in a ' } } : {}),
    ui: { sidebarWidth: random.between(240, 400), collapsed: ['archived'] },
    ...(isLater(version) ? { experiments: { cohort: random.between(1, 9), seen: ['tour', null] } } : {}),
  };
}

function generateChat(
  random: SeededRandom,
  id: string,
  start: number,
  { messagesPerChat = [1, 4], sentences = [1, 8] }: GenerateOptions,
  isExtended: boolean,
): LegacyChat {
  // Older versions wrote ISO times; both occur in one file.
  const form = random.chance(0.15) ? (ms: number) => new Date(ms).toISOString() : (ms: number) => ms;
  let time = start;
  const messages = Array.from({ length: random.between(...messagesPerChat) }, (_, at): LegacyChatMessage => {
    if (at > 0) time += random.between(2_000, 90_000);
    const role = at % 2 === 0 ? 'user' : 'assistant';
    const content =
      role === 'user' ? generateQuestion(random) : generateReply(random, random.between(...sentences));
    const extra =
      isExtended && random.chance(0.3) ? { rating: random.between(1, 5), meta: { model: 'g-2' } } : {};
    return { role, content, timestamp: form(time), ...extra };
  });
  const extra = isExtended && random.chance(0.3) ? { pinned: true, tags: ['work', `n${id.length}`] } : {};
  return {
    id,
    messages,
    timestamp: form(start),
    lastUpdate: form(time + random.between(1_000, 60_000)),
    ...extra,
  };
}

function generateSettings(random: SeededRandom): Record<string, unknown> {
  return {
    theme: random.pick(['dark', 'light', 'system']),
    language: random.pick(['en-GB', 'de-DE', 'fr-FR']),
    fontSize: random.between(13, 18),
    sendOnEnter: random.chance(0.5),
    model: 'general-1',
    temperature: 0.4,
    notifications: { email: true, push: random.chance(0.5) },
    shortcuts: { newChat: 'mod+j' },
  };
}

function isLater(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || minor > 8;
}

/** A session as many people have it: 160 chats, some 310 messages, about 130 KB. */
export function typicalSession(owner: LegacyOwner, seed = 1): LegacySessionFile {
  return generateSession({ seed, owner, chats: 160, messagesPerChat: [1, 3], sentences: [8, 21] });
}

/** The session of a person who has not chatted yet. */
export function firstRunSession(owner: LegacyOwner): LegacySessionFile {
  return { version: '1.8.2', user: owner, settings: { theme: 'light' }, chats: [] };
}

/** Near what a browser's localStorage holds: 8,400 chats, about 4.4 MB. */
export function largeSession(owner: LegacyOwner, seed = 1): LegacySessionFile {
  return generateSession({ seed, owner, chats: 8_400, messagesPerChat: [1, 6], sentences: [0, 2] });
}
