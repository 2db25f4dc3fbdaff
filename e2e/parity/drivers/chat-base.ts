import { expect, type Page } from '@playwright/test';
import { ChatPage } from '../../pages/chat-page.ts';
import type { Generation } from '../generation.ts';
import { writesOf } from './writes.ts';

/** Where either generation has its answers from. */
const ANSWERS = /\/api\/chat\/reply$|\/messages\/stream$/;

/** What is said in a conversation. */
interface Said {
  /** `user` or `assistant`. */
  readonly by: string | null;
  readonly text: string;
}

/** What is the same in both generations. */
export abstract class ChatBase {
  protected readonly page: Page;
  protected readonly view: ChatPage;
  protected readonly settled: () => Promise<void>;
  protected abstract readonly generation: Generation;

  constructor(page: Page) {
    this.page = page;
    this.view = new ChatPage(page);
    this.settled = writesOf(page);
  }

  /** Lets what there is of conversations come to where this generation keeps them. */
  abstract arrive(): Promise<void>;

  /** Lets what was done come to the chat service. */
  abstract leave(): Promise<void>;

  abstract remove(question: string): Promise<void>;

  async open(): Promise<void> {
    await this.view.open();
    await this.view.expectView(this.generation);
  }

  async start(question: string): Promise<void> {
    await this.open();
    await this.view.startConversation();
    await this.send(question);
  }

  async continue(first: string, question: string): Promise<void> {
    await this.openConversation(first);
    await this.send(question);
  }

  /** Asks while no answer can be had, and again when one can. */
  async startAgain(question: string): Promise<void> {
    await this.open();
    await this.view.startConversation();
    await this.page.route(ANSWERS, (route) => route.abort('connectionreset'));
    await this.view.message.fill(question);
    await this.view.section.getByRole('button', { name: 'Send', exact: true }).click();
    const again = this.view.section.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    await this.page.unroute(ANSWERS);
    const answer = this.view.section.locator('[data-role="assistant"]');
    await expect(async () => {
      // A view may have asked again by itself.
      if (await again.isVisible()) await again.click({ timeout: 500 });
      await expect(answer).toHaveCount(1, { timeout: 3000 });
    }).toPass();
    await this.settled();
  }

  /** Who has said each of these in a conversation, in the order in which it stands there. */
  async read(first: string, texts: readonly string[]): Promise<Said[]> {
    await this.openConversation(first);
    const shown = await this.view.section
      .locator('[data-role]')
      .evaluateAll((all) =>
        all.map((one) => ({ by: one.getAttribute('data-role'), text: one.textContent ?? '' })),
      );
    return shown.flatMap(({ by, text }) =>
      texts.filter((one) => text.includes(one)).map((one) => ({ by, text: one })),
    );
  }

  /** Types something, does not send it, and comes back later: what stands in the field then. */
  async leaveDraft(first: string, text: string): Promise<string> {
    await this.openConversation(first);
    await this.view.message.fill(text);
    // A quarter of a second after the last letter it is kept.
    await this.page.waitForTimeout(500);
    await this.openConversation(first);
    await expect(this.view.message).not.toHaveValue('');
    return this.view.message.inputValue();
  }

  /** Titles of the conversations that have this in their title, in the order of the list. */
  async list(text: string): Promise<string[]> {
    await this.open();
    const found = this.view.conversation(new RegExp(text));
    await expect(found.first()).toBeVisible();
    return found.allTextContents();
  }

  protected async openConversation(first: string): Promise<void> {
    await this.open();
    await this.view
      .conversation(new RegExp(first.replaceAll(/[.?]/g, String.raw`\$&`)))
      .first()
      .click();
    await expect(this.view.section.locator('[data-role]').first()).toBeVisible();
  }

  private async send(question: string): Promise<void> {
    const answers = this.view.section.locator('[data-role="assistant"]');
    const before = await answers.count();
    await this.view.send(question);
    await expect(answers).toHaveCount(before + 1);
    await this.settled();
  }
}
