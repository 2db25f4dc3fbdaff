import { Component, type KeyboardEvent } from 'react';

interface LegacyFormProps {
  text: string;
  isBusy: boolean;
  sendOnEnter: boolean;
  onText: (text: string) => void;
  onSend: () => void;
}

/** The field for the next message. */
export class LegacyForm extends Component<LegacyFormProps> {
  private handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!this.props.sendOnEnter && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.props.onSend();
  };

  override render() {
    const { text, isBusy, sendOnEnter, onText, onSend } = this.props;
    return (
      <form
        className="lc-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        <label htmlFor="lc-message">Message</label>
        <div className="lc-form-row">
          <textarea
            id="lc-message"
            className="lc-control"
            rows={3}
            aria-describedby="lc-help"
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={this.handleKey}
          />
          <button type="submit" className="lc-btn lc-btn-primary" disabled={isBusy || text.trim() === ''}>
            Send
          </button>
        </div>
        <p id="lc-help" className="lc-help">
          {sendOnEnter ? 'Press Enter to send, Shift+Enter for a new line.' : 'Press Ctrl+Enter to send.'}
        </p>
      </form>
    );
  }
}
