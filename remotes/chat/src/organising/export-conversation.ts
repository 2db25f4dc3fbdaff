import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';

/** What a person takes away of a conversation. */
export interface ExportedConversation {
  readonly id: string;
  readonly title: string;
  readonly messages: readonly Message[];
}

/** A file as it is handed to the person. */
export interface ExportedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

/** The conversation to read: who said what and when, and the sources of each reply. */
export function toMarkdown({ title, messages }: ExportedConversation): ExportedFile {
  const parts = messages.map(({ role, content, createdAt, citations = [] }) => {
    const sources = citations.map((one, index) => `${index + 1}. **${one.title}**: ${oneLine(one.excerpt)}`);
    return [
      `## ${role === 'user' ? t`You` : t`Reply`} (${isoTime(createdAt)})`,
      content,
      ...(sources.length > 0 ? [`${t`Sources:`}\n\n${sources.join('\n')}`] : []),
    ].join('\n\n');
  });
  const text = `${[`# ${oneLine(title)}`, ...parts].join('\n\n')}\n`;
  return { name: `${fileName(title)}.md`, type: 'text/markdown', text };
}

/** The conversation for programs: all that the service knows of it. Times in ISO 8601. */
export function toJson({ id, title, messages }: ExportedConversation): ExportedFile {
  const said = messages.map(({ createdAt, ...message }) => ({ ...message, createdAt: isoTime(createdAt) }));
  const text = `${JSON.stringify({ format: 'ficus-conversation', version: 1, id, title, messages: said }, null, 2)}\n`;
  return { name: `${fileName(title)}.json`, type: 'application/json', text };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** ISO 8601, to the second; empty for a time that no calendar knows. */
function isoTime(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().replace(/\.\d+/, '') : '';
}

/** Letters, digits and hyphens, at most 60: a name that every file system takes. */
function fileName(title: string): string {
  const words = title.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = Array.from(words.join('-')).slice(0, 60).join('').replace(/-$/, '');
  return name || 'conversation';
}
