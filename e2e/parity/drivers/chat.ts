import type { Page } from '@playwright/test';
import type { Generation } from '../generation.ts';
import type { ChatBase } from './chat-base.ts';
import { LegacyChat } from './legacy-chat.ts';
import { RemoteChat } from './remote-chat.ts';

/** What a person can do in the chat. */
export type Chat = ChatBase;

/** The chat of a generation. */
export function chatOf(generation: Generation, page: Page): Chat {
  return generation === 'legacy' ? new LegacyChat(page) : new RemoteChat(page);
}
