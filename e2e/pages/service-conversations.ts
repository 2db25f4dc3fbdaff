import { expect, type Page } from '@playwright/test';

/** A conversation as the chat service holds it. */
export interface ServiceConversation {
  readonly id: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly createdAt: number;
  }[];
}

/** All conversations of the person who is signed in on the page, by id. `base`: for a page without a base address. */
export async function readService(page: Page, base = ''): Promise<Map<string, ServiceConversation>> {
  const all = new Map<string, ServiceConversation>();
  for (let after = 0; ; ) {
    const answer = await page.request.get(
      `${base.replace(/\/$/, '')}/api/v1/conversation-changes?after=${after}&limit=200`,
    );
    const { conversations, revision, more } = (await answer.json()) as {
      conversations: ServiceConversation[];
      revision: number;
      more: boolean;
    };
    for (const conversation of conversations) all.set(conversation.id, conversation);
    if (!more) return all;
    after = revision;
  }
}

/**
 * Gives the person who is signed in on the page conversations with these titles, the first changed last, without waiting
 * for replies: a millisecond apart, so of one day at any hour. Their ids are `<mark>-0` and so on; each answer holds
 * `cotyledon<n> of <mark>`.
 */
export async function giveConversations(page: Page, mark: string, titles: readonly string[]): Promise<void> {
  const now = Date.now();
  const conversations = titles.map((title, index) => ({
    id: `${mark}-${index}`,
    createdAt: now - index,
    updatedAt: now - index,
    messages: [
      { role: 'user', content: title, createdAt: now - index },
      { role: 'assistant', content: `The cotyledon${index} of ${mark}`, createdAt: now },
    ],
  }));
  for (let at = 0; at < conversations.length; at += 200) {
    const answer = await page.request.post('/api/v1/conversation-imports', {
      data: { conversations: conversations.slice(at, at + 200) },
    });
    expect(answer.ok()).toBe(true);
  }
}
