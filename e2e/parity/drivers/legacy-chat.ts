import { ChatBase } from './chat-base.ts';

/** The old chat: what it has is in the browser, and is carried to the chat service when the page is loaded next. */
export class LegacyChat extends ChatBase {
  protected readonly generation = 'legacy';

  constructor(page: ConstructorParameters<typeof ChatBase>[0]) {
    super(page);
    // It asks by the browser's own dialogs.
    page.on('dialog', (dialog) => dialog.accept());
  }

  async arrive(): Promise<void> {
    await this.open();
    await this.carriedOver();
  }

  async leave(): Promise<void> {
    await this.settled();
    await this.open();
    await this.carriedOver();
  }

  async remove(question: string): Promise<void> {
    await this.openConversation(question);
    await this.view.section.getByRole('button', { name: 'Delete conversation' }).click();
  }

  /** The session is carried over before the old view is shown; what is new in it is sent beside that. */
  private async carriedOver(): Promise<void> {
    await this.page.waitForTimeout(700);
    await this.settled();
  }
}
