import type { ImportedConversation } from '@ficus/contracts';
import { MessageRole } from '@ficus/contracts';
import { z } from 'zod/mini';
import { isRecord, member } from './json-record.ts';
import { kindOf, type LegacyProblem } from './legacy-problem.ts';
import { storableText } from './text.ts';
import { readTime, type TimeForm, writeTime } from './time.ts';

/** A message without an id: its identity is role, time and text, as often as it occurs. */
export type LegacyMessage = ImportedConversation['messages'][number];

const MessageRecord = z.object({ role: MessageRole, content: z.string() });

/**
 * Reads one legacy message. A time that cannot be read is replaced by `fallbackTime`, because the text matters more;
 * without a usable role or text it is left out, with a problem.
 */
export function readMessage(
  value: unknown,
  fallbackTime: number,
  path: string,
  problems: LegacyProblem[],
): LegacyMessage | undefined {
  const parsed = MessageRecord.safeParse(value);
  if (!parsed.success) {
    for (const { path: at, message } of parsed.error.issues) {
      const found = isRecord(value) && at[0] !== undefined ? member(value, String(at[0])) : value;
      problems.push({ path: [path, ...at].join('.'), found: kindOf(found), expected: message });
    }
    return undefined;
  }
  const written = isRecord(value) ? member(value, 'timestamp') : undefined;
  const time = readTime(written);
  if (time === undefined) {
    problems.push({ path: `${path}.timestamp`, found: kindOf(written), expected: 'a time' });
  }
  const { role, content } = parsed.data;
  return { role, content: storableText(content), createdAt: time ?? fallbackTime };
}

/** A message in the legacy shape, its time in the form of its chat. */
export function writeMessage(message: LegacyMessage, form: TimeForm): unknown {
  return { role: message.role, content: message.content, timestamp: writeTime(message.createdAt, form) };
}

/** What tells one message from another: equal for equal role, time and text. */
export function messageIdentity(message: LegacyMessage): string {
  return `${message.role}\0${message.createdAt}\0${message.content}`;
}
