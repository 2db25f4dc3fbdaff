import type { Page } from '@playwright/test';

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
