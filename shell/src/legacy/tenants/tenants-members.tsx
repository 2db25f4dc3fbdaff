import { goTo, listQuery, tenantAddress } from './tenants-address.ts';
import { TenantsPages } from './tenants-pages.tsx';
import { callTenants, type TenantPerson, tenantPath } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { TenantsSearch } from './tenants-search.tsx';
import { countWords, dateWords, ROLE_WORDS, STATUS_WORDS } from './tenants-words.ts';

interface TenantsMembersProps {
  id: string;
  search: string;
  cursor: string;
}

interface PeoplePage {
  people: TenantPerson[];
  total: number;
  nextCursor?: string;
}

/** Who belongs to a tenant. */
export class TenantsMembers extends TenantsScreen<TenantsMembersProps, PeoplePage> {
  override componentDidUpdate(before: TenantsMembersProps) {
    const { search, cursor } = this.props;
    if (search !== before.search || cursor !== before.cursor) this.load();
  }

  protected ask(): Promise<PeoplePage> {
    const path = tenantPath(this.props.id, 'members') + listQuery(this.props);
    return callTenants('GET', path) as Promise<PeoplePage>;
  }

  protected show({ people, total, nextCursor = '' }: PeoplePage) {
    const { id, search, cursor } = this.props;
    return (
      <>
        <TenantsSearch
          label="Search members"
          search={search}
          onSearch={(next) => goTo(tenantAddress(id, 'members', { search: next }))}
        />
        {people.length === 0 && <p className="lt-empty">Nobody is found. Search for less.</p>}
        {people.length > 0 && (
          <table className="lt-table">
            <caption className="lt-hidden">Members</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Role</th>
                <th scope="col">Status</th>
                <th scope="col">Joined</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row">{person.name}</th>
                  <td data-label="E-mail">{person.email}</td>
                  <td data-label="Role">{ROLE_WORDS[person.role]}</td>
                  <td data-label="Status">
                    <span className={`lt-label lt-label-${person.status}`}>
                      {STATUS_WORDS[person.status]}
                    </span>
                  </td>
                  <td data-label="Joined">{dateWords(person.joinedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <TenantsPages
          words={countWords(total, 'member', 'members')}
          isFirst={cursor === ''}
          nextCursor={nextCursor}
          onPage={(next) => goTo(tenantAddress(id, 'members', { search, cursor: next }))}
        />
      </>
    );
  }
}
