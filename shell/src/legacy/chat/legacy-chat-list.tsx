import { Component } from 'react';
import {
  draftOf,
  type LegacyChatRecord,
  type LegacySession,
  shownChats,
  shownMessages,
} from './legacy-session.ts';
import { shorten } from './legacy-title.ts';

const PAGE = 200;

interface LegacyChatListProps {
  session: LegacySession;
  activeId: string | null;
  /** On narrow screens: whether the list is unfolded. */
  isOpen: boolean;
  onOpen: (id: string | null) => void;
  onToggle: () => void;
}

/** The chats, the last changed first. */
export class LegacyChatList extends Component<LegacyChatListProps, { limit: number }> {
  override state = { limit: PAGE };

  private entries() {
    const { session } = this.props;
    const chats = shownChats(session);
    const known = new Set(chats.map((chat) => chat.id));
    const drafts = Object.keys(session.drafts ?? {})
      .filter((id) => !known.has(id) && draftOf(session, id).trim() !== '')
      .map((id) => ({ id, title: shorten(draftOf(session, id)) }));
    return [...drafts, ...chats.map((chat) => ({ id: chat.id, title: titleOf(chat, session) }))];
  }

  override render() {
    const { session, activeId, isOpen, onOpen, onToggle } = this.props;
    const entries = this.entries();
    const rest = entries.length - this.state.limit;
    return (
      <div className="lc-side">
        <div className="lc-side-head">
          <button type="button" className="lc-btn lc-btn-primary lc-btn-side" onClick={() => onOpen(null)}>
            New conversation
          </button>
          <button
            type="button"
            className="lc-btn lc-btn-side lc-toggle"
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            Conversations ({entries.length})
          </button>
        </div>
        <nav className="lc-nav" aria-label="Conversations">
          {entries.length === 0 && <p className="lc-empty">No conversations yet.</p>}
          <ul>
            {entries.slice(0, this.state.limit).map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: old sessions may hold the same id twice.
              <li key={`${entry.id} ${index}`}>
                <button
                  type="button"
                  className={entry.id === activeId ? 'lc-item lc-item-active' : 'lc-item'}
                  aria-current={entry.id === activeId ? 'true' : undefined}
                  title={entry.title}
                  onClick={() => onOpen(entry.id)}
                >
                  {entry.title}
                </button>
                {draftOf(session, entry.id) !== '' && <span className="lc-label">Draft</span>}
              </li>
            ))}
          </ul>
          {rest > 0 && (
            <button
              type="button"
              className="lc-btn lc-more"
              onClick={() => this.setState({ limit: this.state.limit + PAGE })}
            >
              Show older ({rest})
            </button>
          )}
        </nav>
      </div>
    );
  }
}

function titleOf(chat: LegacyChatRecord, session: LegacySession): string {
  const first = shownMessages(chat).find((message) => message.role === 'user');
  return shorten(first?.content ?? draftOf(session, chat.id));
}
