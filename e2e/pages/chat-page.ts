import { expect, type Locator, type Page } from '@playwright/test';

/** The chat, in whichever view: what a person does in it is the same. */
export class ChatPage {
  readonly page: Page;
  readonly section: Locator;
  readonly message: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.locator('section[data-feature="chat"]');
    this.message = this.section.getByRole('textbox', { name: 'Message' });
  }

  async open(path = '/chat'): Promise<void> {
    await this.page.goto(path);
  }

  /** Waits until this view is the one on the page, ready to be used. */
  async expectView(view: 'remote' | 'legacy', reason?: string): Promise<void> {
    await expect(this.section).toHaveAttribute('data-view', view);
    if (reason) await expect(this.section).toHaveAttribute('data-reason', reason);
    await expect(this.message).toBeVisible();
  }

  async startConversation(): Promise<void> {
    await this.section
      .getByRole('button', { name: /New (conversation|chat)/ })
      .first()
      .click();
  }

  /** Sends a message and waits for the answer to it. */
  async send(text: string): Promise<void> {
    await this.message.fill(text);
    await this.section.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(this.section.getByText(text, { exact: true }).last()).toBeVisible();
    await expect(this.message).toHaveValue('');
    await expect(this.section.locator('[data-role="assistant"]').last()).toBeVisible();
  }

  /** The list of conversations; each is named by its first question. */
  get conversations(): Locator {
    return this.section.getByRole('navigation', { name: 'Conversations' });
  }

  conversation(title: string | RegExp): Locator {
    return this.conversations
      .getByRole('button', { name: title })
      .or(this.conversations.getByRole('link', { name: title }));
  }
}
