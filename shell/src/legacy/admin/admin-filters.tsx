import { Component, type FormEvent } from 'react';
import { type AdminList, WHOLE_LIST } from './admin-address.ts';
import { ROLE_WORDS, STATUS_WORDS } from './admin-words.ts';

interface AdminFiltersProps {
  list: AdminList;
  onChange: (list: AdminList) => void;
}

/** Search and filters above the list. The search is made on Enter or by the button, a filter at once. */
export class AdminFilters extends Component<AdminFiltersProps, { search: string }> {
  override state = { search: this.props.list.search };

  override componentDidUpdate(before: AdminFiltersProps) {
    const { search } = this.props.list;
    if (search !== before.list.search && search !== this.state.search) this.setState({ search });
  }

  private change(change: Partial<AdminList>) {
    this.props.onChange({
      ...this.props.list,
      search: this.state.search.trim(),
      ...change,
      page: 1,
      cursor: '',
    });
  }

  private handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    this.change({});
  };

  private handleClear = () => {
    this.setState({ search: '' });
    const { sort, order } = this.props.list;
    this.props.onChange({ ...WHOLE_LIST, sort, order });
  };

  override render() {
    const { list } = this.props;
    const isNarrowed = list.search !== '' || list.role !== '' || list.status !== '';
    return (
      <form className="la-filters" aria-label="Search people" onSubmit={this.handleSubmit}>
        <label className="la-grow">
          Search
          <input
            type="search"
            className="la-control"
            placeholder="Name or e-mail"
            maxLength={100}
            value={this.state.search}
            onChange={(event) => this.setState({ search: event.target.value })}
          />
        </label>
        <label>
          Role
          <select
            className="la-control"
            value={list.role}
            onChange={(event) => this.change({ role: event.target.value })}
          >
            <option value="">Any role</option>
            {Object.entries(ROLE_WORDS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Status
          <select
            className="la-control"
            value={list.status}
            onChange={(event) => this.change({ status: event.target.value })}
          >
            <option value="">Any status</option>
            {Object.entries(STATUS_WORDS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="la-btn">
          Search
        </button>
        {isNarrowed && (
          <button type="button" className="la-btn" onClick={this.handleClear}>
            Show everybody
          </button>
        )}
      </form>
    );
  }
}
