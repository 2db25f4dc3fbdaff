import { createHash } from 'node:crypto';
import type { Message } from '@ficus/contracts';

function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What tells one message from another where ids are missing: equal for equal role, time and text. */
export function identityOf(message: Pick<Message, 'role' | 'createdAt' | 'content'>): string {
  return digestOf(message.role, message.createdAt, message.content);
}

/** The id of an imported message: the same whenever it is imported. `occurrence` counts equal messages from 0. */
export function importedId(conversationId: string, identity: string, occurrence: number): string {
  return `legacy-${digestOf(conversationId, identity, occurrence)}`;
}
