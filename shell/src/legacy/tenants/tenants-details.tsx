import { callTenants, type TenantRecord, type TenantWorkspace, tenantPath } from './tenants-requests.ts';
import { TenantsScreen } from './tenants-screen.tsx';
import { countWords, dateWords } from './tenants-words.ts';

interface Counts {
  people: number;
  workspaces: number;
}

/** What is known of a tenant. */
export class TenantsDetails extends TenantsScreen<{ tenant: TenantRecord }, Counts> {
  protected ask(): Promise<Counts> {
    const { id } = this.props.tenant;
    return Promise.all([
      callTenants('GET', `${tenantPath(id, 'members')}?limit=1&status=active`),
      callTenants('GET', tenantPath(id, 'workspaces')),
    ]).then(([members, answer]) => {
      const { workspaces } = answer as { workspaces: TenantWorkspace[] };
      return {
        people: (members as { total: number }).total,
        workspaces: workspaces.filter((workspace) => !workspace.archivedAt).length,
      };
    });
  }

  protected show({ people, workspaces }: Counts) {
    const { id, name, createdAt, settings } = this.props.tenant;
    return (
      <dl className="lt-facts">
        <dt>Name</dt>
        <dd>{name}</dd>
        <dt>Identifier</dt>
        <dd>{id}</dd>
        <dt>Here since</dt>
        <dd>{dateWords(createdAt)}</dd>
        <dt>People</dt>
        <dd>{countWords(people, 'person', 'people')}</dd>
        <dt>Workspaces</dt>
        <dd>{countWords(workspaces, 'workspace', 'workspaces')}</dd>
        <dt>Invitations are good for</dt>
        <dd>{countWords(settings.invitationDays, 'day', 'days')}</dd>
        <dt>Who can be invited</dt>
        <dd>
          {settings.emailDomains.length === 0
            ? 'Anybody with an e-mail address'
            : `Addresses at ${settings.emailDomains.join(', ')}`}
        </dd>
      </dl>
    );
  }
}
