const DELAY_MS = 250;

/** What is being typed, saved a moment after the last keystroke, or at once by `flush`. */
export class LegacyDraft {
  private pending: { chatId: string; text: string } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly save: (chatId: string, text: string) => void;

  constructor(save: (chatId: string, text: string) => void) {
    this.save = save;
  }

  change(chatId: string, text: string) {
    clearTimeout(this.timer);
    this.pending = { chatId, text };
    this.timer = setTimeout(this.flush, DELAY_MS);
  }

  isPending(): boolean {
    return this.pending !== null;
  }

  /** Forgets what has not been saved yet. */
  drop() {
    clearTimeout(this.timer);
    this.pending = null;
  }

  flush = () => {
    const { pending } = this;
    this.drop();
    if (pending) this.save(pending.chatId, pending.text);
  };
}
