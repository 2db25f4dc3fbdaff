import { Component, createRef } from 'react';
import { type LegacyChatRecord, shownMessages, timeOf } from './legacy-session.ts';

interface LegacyMessagesProps {
  chat: LegacyChatRecord | undefined;
  isBusy: boolean;
  /** What went wrong with the last reply of this chat. */
  failure: string | null;
  onTryAgain: () => void;
  onDelete: (id: string) => void;
}

/** The messages of the open chat. */
export class LegacyMessages extends Component<LegacyMessagesProps> {
  private end = createRef<HTMLDivElement>();

  override componentDidMount() {
    this.end.current?.scrollIntoView({ block: 'end' });
  }

  override componentDidUpdate(before: LegacyMessagesProps) {
    const { chat, isBusy, failure } = this.props;
    const isLonger = before.chat?.messages.length !== chat?.messages.length;
    if (before.chat?.id !== chat?.id || isLonger || before.isBusy !== isBusy || before.failure !== failure) {
      this.end.current?.scrollIntoView({ block: 'end' });
    }
  }

  override render() {
    const { chat, isBusy, failure, onTryAgain, onDelete } = this.props;
    return (
      <div className="lc-panel">
        {chat && (
          <div className="lc-panel-head">
            <button type="button" className="lc-btn lc-btn-small" onClick={() => onDelete(chat.id)}>
              Delete conversation
            </button>
          </div>
        )}
        {!chat && !isBusy && <p className="lc-muted">Type a message below to start a conversation.</p>}
        {shownMessages(chat).map((message, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: old messages have no ids and are only ever added to.
            key={index}
            data-role={message.role}
            className={message.role === 'user' ? 'lc-message lc-message-user' : 'lc-message'}
          >
            <div className="lc-message-head">
              <strong>{message.role === 'user' ? 'You' : 'Assistant'}</strong>
              {timeOf(message.timestamp) > 0 && (
                <span>{new Date(timeOf(message.timestamp)).toLocaleString()}</span>
              )}
            </div>
            <div className="lc-message-text">{message.content}</div>
          </div>
        ))}
        {isBusy && <p className="lc-muted">Waiting for a reply…</p>}
        {failure !== null && (
          <div className="lc-alert lc-alert-danger" role="alert">
            <span>No reply came. {failure}</span>
            <button type="button" className="lc-btn lc-btn-small" onClick={onTryAgain}>
              Try again
            </button>
          </div>
        )}
        <div ref={this.end} />
      </div>
    );
  }
}
