import { callTenants, type TenantPerson, tenantPath } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { TenantsSearch } from './tenants-search.tsx';

interface TenantsAddPeopleProps {
  id: string;
  name: string;
  members: TenantPerson[];
  onAdd: (person: TenantPerson) => void;
  onClose: () => void;
}

interface Found {
  people: TenantPerson[];
  total: number;
}

/** Finds people of the tenant to put into a workspace; it unfolds above its members. */
export class TenantsAddPeople extends TenantsScreen<TenantsAddPeopleProps, Found> {
  private search = '';

  protected ask(): Promise<Found> {
    const query = new URLSearchParams({ limit: '20', status: 'active' });
    if (this.search) query.set('search', this.search);
    return callTenants('GET', `${tenantPath(this.props.id, 'members')}?${query}`) as Promise<Found>;
  }

  private handleSearch = (search: string) => {
    this.search = search;
    this.load();
  };

  protected show({ people, total }: Found) {
    const { name, members, onAdd, onClose } = this.props;
    const isMember = (person: TenantPerson) => members.some((one) => one.id === person.id);
    return (
      <section className="lt-panel" aria-label={`Add people to ${name}`}>
        <h3>Add people to {name}</h3>
        <TenantsSearch label="Search people" search={this.search} onSearch={this.handleSearch} />
        {people.length === 0 && <p className="lt-empty">Nobody is found. Search for less.</p>}
        <ul className="lt-people">
          {people.map((person) => (
            <li key={person.id}>
              <span>
                {person.name} <span className="lt-muted">{person.email}</span>
              </span>
              <button
                type="button"
                className="lt-btn lt-btn-small"
                aria-label={isMember(person) ? `${person.name} is a member` : `Add ${person.name}`}
                aria-disabled={isMember(person) || undefined}
                onClick={() => !isMember(person) && onAdd(person)}
              >
                {isMember(person) ? 'Added' : 'Add'}
              </button>
            </li>
          ))}
        </ul>
        {total > people.length && <p className="lt-muted">{total - people.length} more. Search for them.</p>}
        <button type="button" className="lt-btn" onClick={onClose}>
          Done
        </button>
      </section>
    );
  }
}
