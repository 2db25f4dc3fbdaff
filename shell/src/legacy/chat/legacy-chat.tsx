import { Component } from 'react';
import './legacy-chat.css';
import { chatInAddress, showInAddress } from './legacy-address.ts';
import { LegacyChatList } from './legacy-chat-list.tsx';
import { LegacyDraft } from './legacy-draft.ts';
import { addMessage, removeChat, setDraft } from './legacy-edits.ts';
import { LegacyForm } from './legacy-form.tsx';
import { LegacyMessages } from './legacy-messages.tsx';
import { requestReply } from './legacy-reply.ts';
import { draftOf, findChat, type LegacyPerson, type LegacySession, shownMessages } from './legacy-session.ts';
import { LegacyStorage, SESSION_KEY } from './legacy-storage.ts';
import { LegacyTrouble } from './legacy-trouble.tsx';

export interface LegacyChatProps {
  person: LegacyPerson;
  /** Tells a screen reader. */
  announce?: (text: string) => void;
}

interface LegacyChatState {
  session: LegacySession;
  activeId: string | null;
  text: string;
  isBusy: boolean;
  failure: { chatId: string; words: string } | null;
  isListOpen: boolean;
}

/** The chat of the old application: everything in one object in localStorage, replies from the old endpoint. */
export class LegacyChat extends Component<LegacyChatProps, LegacyChatState> {
  private storage = new LegacyStorage(this.props.person);
  private draft = new LegacyDraft((chatId, text) => {
    this.save((session) => {
      setDraft(session, chatId, text);
      session.activeChat = chatId;
    });
  });
  /** Not in the state: a second click may come before the state has changed. */
  private isAsking = false;

  override state: LegacyChatState = this.initialState();

  private initialState(): LegacyChatState {
    const session = this.storage.read();
    const named = chatInAddress();
    const isKnown =
      named !== null && (findChat(session, named) !== undefined || draftOf(session, named) !== '');
    const activeId = isKnown ? named : typeof session.activeChat === 'string' ? session.activeChat : null;
    const text = draftOf(session, activeId);
    return { session, activeId, text, isBusy: false, failure: null, isListOpen: false };
  }

  override componentDidMount() {
    window.addEventListener('storage', this.handleStorage);
    window.addEventListener('pagehide', this.draft.flush);
    document.addEventListener('visibilitychange', this.draft.flush);
  }

  override componentWillUnmount() {
    window.removeEventListener('storage', this.handleStorage);
    window.removeEventListener('pagehide', this.draft.flush);
    document.removeEventListener('visibilitychange', this.draft.flush);
    this.draft.flush();
  }

  private save(change: (session: LegacySession) => void) {
    this.setState({ session: this.storage.update(change) });
  }

  private handleStorage = (event: StorageEvent) => {
    if (event.key !== null && event.key !== SESSION_KEY) return;
    const session = this.storage.read();
    // What is being typed here wins over what another tab has saved.
    if (this.draft.isPending()) this.setState({ session });
    else this.setState(({ activeId }) => ({ session, text: draftOf(session, activeId) }));
  };

  private handleOpen = (id: string | null) => {
    this.draft.flush();
    this.save((session) => {
      session.activeChat = id;
    });
    this.setState({ activeId: id, text: draftOf(this.storage.read(), id), isListOpen: false });
    showInAddress(id);
  };

  private handleText = (text: string) => {
    const activeId = this.state.activeId ?? newChatId();
    this.setState({ activeId, text });
    this.draft.change(activeId, text);
  };

  private handleSend = () => {
    const content = this.state.text.trim();
    if (this.isAsking || content === '') return;
    const chatId = this.state.activeId ?? newChatId();
    this.draft.drop();
    this.save((session) => {
      addMessage(session, chatId, { role: 'user', content, timestamp: Date.now() });
      setDraft(session, chatId, '');
      session.activeChat = chatId;
    });
    this.setState({ activeId: chatId, text: '' });
    this.ask(chatId);
  };

  private handleTryAgain = () => {
    if (this.state.failure && !this.isAsking) this.ask(this.state.failure.chatId);
  };

  private handleDelete = (id: string) => {
    if (!window.confirm('Delete this conversation? This cannot be undone.')) return;
    this.draft.drop();
    this.save((session) => removeChat(session, id));
    this.setState({ activeId: null, text: '', failure: null });
    showInAddress(null);
  };

  private ask(chatId: string) {
    this.isAsking = true;
    this.setState({ isBusy: true, failure: null });
    requestReply(shownMessages(findChat(this.storage.read(), chatId)))
      .then((reply) => {
        // Deleted meanwhile: the reply has no place any more.
        if (!findChat(this.storage.read(), chatId)) return;
        this.save((session) =>
          addMessage(session, chatId, { role: 'assistant', content: reply, timestamp: Date.now() }),
        );
        this.props.announce?.(`Reply: ${reply}`);
      })
      .catch((error: Error) => this.setState({ failure: { chatId, words: error.message } }))
      .finally(() => {
        this.isAsking = false;
        this.setState({ isBusy: false });
      });
  }

  override render() {
    const { session, activeId, text, isBusy, failure, isListOpen } = this.state;
    const chat = findChat(session, activeId);
    return (
      <div className={isListOpen ? 'lc-root lc-list-open' : 'lc-root'}>
        <LegacyChatList
          session={session}
          activeId={activeId}
          isOpen={isListOpen}
          onOpen={this.handleOpen}
          onToggle={() => this.setState({ isListOpen: !isListOpen })}
        />
        <div className="lc-main">
          <LegacyTrouble trouble={this.storage.trouble} />
          <LegacyMessages
            chat={chat}
            isBusy={isBusy}
            failure={failure !== null && failure.chatId === activeId ? failure.words : null}
            onTryAgain={this.handleTryAgain}
            onDelete={this.handleDelete}
          />
          <LegacyForm
            text={text}
            isBusy={isBusy}
            sendOnEnter={session.settings?.sendOnEnter !== false}
            onText={this.handleText}
            onSend={this.handleSend}
          />
        </div>
      </div>
    );
  }
}

function newChatId(): string {
  return `chat_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
}
