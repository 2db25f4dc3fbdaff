import { ChatBase } from './chat-base.ts';

/** The new chat: what it has is at the chat service. */
export class RemoteChat extends ChatBase {
  protected readonly generation = 'remote';

  async arrive(): Promise<void> {
    await this.open();
    await this.settled();
  }

  async leave(): Promise<void> {
    await this.settled();
  }

  async remove(question: string): Promise<void> {
    await this.openConversation(question);
    await this.view.section.getByRole('button', { name: 'Actions on the conversation' }).click();
    await this.page.getByRole('menuitem', { name: 'Delete' }).click();
  }
}
