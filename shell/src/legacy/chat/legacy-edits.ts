import { findChat, isObject, type LegacySession } from './legacy-session.ts';

/** Adds a message to a chat, which begins with it if it is new. */
export function addMessage(
  session: LegacySession,
  id: string,
  message: { role: 'user' | 'assistant'; content: string; timestamp: number },
): void {
  let chat = findChat(session, id);
  if (!chat) {
    chat = { id, messages: [], timestamp: message.timestamp, lastUpdate: message.timestamp };
    if (!Array.isArray(session.chats)) {
      // Never write over what we cannot read.
      if (session.chats !== undefined) session.unreadableChats = session.chats;
      session.chats = [];
    }
    session.chats.push(chat);
  }
  chat.messages.push(message);
  chat.lastUpdate = message.timestamp;
}

/** Keeps the text of a chat's draft; an empty one is removed. */
export function setDraft(session: LegacySession, id: string, text: string): void {
  const drafts = isObject(session.drafts) ? session.drafts : {};
  if (text === '') delete drafts[id];
  else drafts[id] = text;
  session.drafts = drafts;
}

/** Removes a chat and its draft. */
export function removeChat(session: LegacySession, id: string): void {
  if (Array.isArray(session.chats)) {
    session.chats = session.chats.filter((chat) => !isObject(chat) || chat.id !== id);
  }
  if (session.activeChat === id) session.activeChat = null;
  setDraft(session, id, '');
}
