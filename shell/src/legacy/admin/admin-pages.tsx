import { Component } from 'react';

interface AdminPagesProps {
  page: number;
  total: number;
  hasPrevious: boolean;
  hasNext: boolean;
  onPage: (page: number) => void;
}

/** How many there are, and the way to those on other pages. */
export class AdminPages extends Component<AdminPagesProps> {
  override render() {
    const { page, total, hasPrevious, hasNext, onPage } = this.props;
    return (
      <nav className="la-pages" aria-label="Pages">
        <span>
          {total === 1 ? '1 person' : `${total} people`}
          {(page > 1 || hasNext) && `, page ${page}`}
        </span>
        {(page > 1 || hasNext) && (
          <>
            <button type="button" className="la-btn" disabled={page === 1} onClick={() => onPage(1)}>
              First page
            </button>
            <button
              type="button"
              className="la-btn"
              disabled={page === 1 || !hasPrevious}
              onClick={() => onPage(page - 1)}
            >
              Previous page
            </button>
            <button type="button" className="la-btn" disabled={!hasNext} onClick={() => onPage(page + 1)}>
              Next page
            </button>
          </>
        )}
      </nav>
    );
  }
}
