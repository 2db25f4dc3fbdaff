import { goTo, listQuery, startAddress, tenantAddress } from './tenants-address.ts';
import { TenantsLink } from './tenants-link.tsx';
import { TenantsPages } from './tenants-pages.tsx';
import { callTenants, type TenantRow } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { TenantsSearch } from './tenants-search.tsx';
import { countWords, dateWords } from './tenants-words.ts';

interface TenantsListProps {
  search: string;
  cursor: string;
}

interface TenantsPage {
  tenants: TenantRow[];
  total: number;
  nextCursor?: string;
}

/** All tenants, for those who run the platform. */
export class TenantsList extends TenantsScreen<TenantsListProps, TenantsPage> {
  override componentDidUpdate(before: TenantsListProps) {
    const { search, cursor } = this.props;
    if (search !== before.search || cursor !== before.cursor) this.load();
  }

  protected ask(): Promise<TenantsPage> {
    return callTenants('GET', `/api/v1/tenants${listQuery(this.props)}`) as Promise<TenantsPage>;
  }

  protected show({ tenants, total, nextCursor = '' }: TenantsPage) {
    const { search, cursor } = this.props;
    return (
      <>
        <TenantsSearch
          label="Search tenants"
          search={search}
          onSearch={(next) => goTo(startAddress({ search: next }))}
        />
        {tenants.length === 0 && <p className="lt-empty">No tenant is found. Search for less.</p>}
        {tenants.length > 0 && (
          <table className="lt-table">
            <caption className="lt-hidden">Tenants</caption>
            <thead>
              <tr>
                <th scope="col">Tenant</th>
                <th scope="col">Identifier</th>
                <th scope="col">People</th>
                <th scope="col">Workspaces</th>
                <th scope="col">Created</th>
              </tr>
            </thead>
            <tbody>
              {tenants.map((tenant) => (
                <tr key={tenant.id}>
                  <th scope="row">
                    <TenantsLink href={tenantAddress(tenant.id)}>{tenant.name}</TenantsLink>
                  </th>
                  <td data-label="Identifier">{tenant.id}</td>
                  <td data-label="People">{tenant.peopleCount}</td>
                  <td data-label="Workspaces">{tenant.workspaceCount}</td>
                  <td data-label="Created">{dateWords(tenant.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <TenantsPages
          words={countWords(total, 'tenant', 'tenants')}
          isFirst={cursor === ''}
          nextCursor={nextCursor}
          onPage={(next) => goTo(startAddress({ search, cursor: next }))}
        />
      </>
    );
  }
}
