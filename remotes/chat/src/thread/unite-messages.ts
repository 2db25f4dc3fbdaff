import type { Message } from '@ficus/contracts';

/**
 * The legacy session's and the server's messages of one conversation, each once, the server's version kept. Legacy
 * messages have no ids of their own: messages of equal role, time and text are the same one. Either side stays in its
 * own order (clocks differ, so sorting by time alone could put an answer before its question).
 */
export function uniteMessages(legacy: readonly Message[], server: readonly Message[]): Message[] {
  const ids = new Set(server.map(({ id }) => id));
  const identities = new Set(server.map(identity));
  const missing = legacy.filter((message) => !ids.has(message.id) && !identities.has(identity(message)));
  const united: Message[] = [];
  let next = 0;
  for (const message of server) {
    for (; next < missing.length; next++) {
      const candidate = missing[next];
      if (!candidate || candidate.createdAt > message.createdAt) break;
      united.push(candidate);
    }
    united.push(message);
  }
  return [...united, ...missing.slice(next)];
}

function identity({ role, createdAt, content }: Message): string {
  return `${role} ${createdAt} ${content}`;
}
