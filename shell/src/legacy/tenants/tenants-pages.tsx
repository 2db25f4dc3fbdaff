import { Component } from 'react';

interface TenantsPagesProps {
  words: string;
  isFirst: boolean;
  nextCursor: string;
  onPage: (cursor: string) => void;
}

/** How many there are, and the way to those on other pages. */
export class TenantsPages extends Component<TenantsPagesProps> {
  override render() {
    const { words, isFirst, nextCursor, onPage } = this.props;
    return (
      <nav className="lt-pages" aria-label="Pages">
        <span>{words}</span>
        {(!isFirst || nextCursor) && (
          <>
            <button type="button" className="lt-btn" disabled={isFirst} onClick={() => onPage('')}>
              First page
            </button>
            <button
              type="button"
              className="lt-btn"
              disabled={!nextCursor}
              onClick={() => onPage(nextCursor)}
            >
              Next page
            </button>
          </>
        )}
      </nav>
    );
  }
}
