import { Component, type FormEvent } from 'react';

interface TenantsSearchProps {
  label: string;
  search: string;
  onSearch: (search: string) => void;
}

/** A search that is made on Enter or by its button. */
export class TenantsSearch extends Component<TenantsSearchProps, { text: string }> {
  override state = { text: this.props.search };

  override componentDidUpdate(before: TenantsSearchProps) {
    const { search } = this.props;
    if (search !== before.search && search !== this.state.text) this.setState({ text: search });
  }

  private handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    this.props.onSearch(this.state.text.trim());
  };

  override render() {
    const { label, search, onSearch } = this.props;
    return (
      <form className="lt-search" aria-label={label} onSubmit={this.handleSubmit}>
        <input
          type="search"
          className="lt-control"
          aria-label={label}
          placeholder={label}
          maxLength={100}
          value={this.state.text}
          onChange={(event) => this.setState({ text: event.target.value })}
        />
        <button type="submit" className="lt-btn">
          Search
        </button>
        {search !== '' && (
          <button
            type="button"
            className="lt-btn"
            onClick={() => {
              this.setState({ text: '' });
              onSearch('');
            }}
          >
            Show all
          </button>
        )}
      </form>
    );
  }
}
