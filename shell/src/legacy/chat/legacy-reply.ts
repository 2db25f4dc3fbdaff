import type { LegacyMessage } from './legacy-session.ts';

/** Asks the old endpoint for the reply to a chat. Rejects with an error whose message can be shown. */
export function requestReply(messages: LegacyMessage[]): Promise<string> {
  return fetch('/api/chat/reply', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: messages.map(({ role, content }) => ({ role, content })) }),
  })
    .catch(() => {
      throw new Error('The server cannot be reached.');
    })
    .then((response) => {
      if (response.status === 401) throw new Error('Your session has ended. Please sign in again.');
      if (!response.ok) throw new Error('The server could not answer.');
      return response.json();
    })
    .then((answer: { reply?: unknown }) => {
      if (typeof answer.reply !== 'string') throw new Error('The server gave no reply.');
      return answer.reply;
    });
}
