import { Component, createRef } from 'react';
import './legacy-tenants.css';
import { readAddress, startAddress, type TenantsAddress, tenantAddress } from './tenants-address.ts';
import { TenantsDetails } from './tenants-details.tsx';
import { TenantsInvitations } from './tenants-invitations.tsx';
import { TenantsLink } from './tenants-link.tsx';
import { TenantsList } from './tenants-list.tsx';
import { TenantsMembers } from './tenants-members.tsx';
import { callTenants, type TenantRecord, tenantPath } from './tenants-requests.ts';
import { type TenantsDrafts, TenantsSettings } from './tenants-settings.tsx';
import { PART_WORDS, partsFor, type TenantsMe } from './tenants-words.ts';
import { TenantsWorkspace } from './tenants-workspace.tsx';
import { TenantsWorkspaces } from './tenants-workspaces.tsx';

export interface LegacyTenantsProps {
  person: TenantsMe;
  /** Tells a screen reader. */
  announce?: (text: string) => void;
  /** What was typed into forms and not sent. */
  drafts?: TenantsDrafts;
}

interface LegacyTenantsState {
  address: TenantsAddress;
  tenant: TenantRecord | null;
  failure: string;
  /** Which form is open on the present screen. */
  form: '' | 'create' | 'rename' | 'add';
}

/** The tenants of the old application, straight from the server each time. */
export class LegacyTenants extends Component<LegacyTenantsProps, LegacyTenantsState> {
  override state: LegacyTenantsState = { address: readAddress(), tenant: null, failure: '', form: '' };
  private heading = createRef<HTMLHeadingElement>();
  private isGone = false;

  override componentDidMount() {
    window.addEventListener('popstate', this.handleAddress);
    this.loadTenant();
  }

  override componentDidUpdate() {
    // The page around us goes to other addresses without a word.
    this.handleAddress();
  }

  override componentWillUnmount() {
    window.removeEventListener('popstate', this.handleAddress);
    this.isGone = true;
  }

  private handleAddress = () => {
    const address = readAddress();
    if (JSON.stringify(address) === JSON.stringify(this.state.address)) return;
    if (!/^\/tenants(\/|$)/.test(window.location.pathname)) return;
    const isOther = address.id !== this.state.address.id || address.screen !== this.state.address.screen;
    this.setState({ address, form: '' }, () => {
      this.loadTenant();
      if (isOther && document.activeElement === document.body) this.heading.current?.focus();
    });
  };

  /** The tenant that is shown; none where an operator sees the list of all. */
  private tenantId(): string {
    const { screen, id } = this.state.address;
    if (screen === 'tenant' || screen === 'workspace') return id;
    return screen === 'start' && !this.isOperator() ? this.props.person.tenantId : '';
  }

  private isOperator(): boolean {
    return this.props.person.role === 'operator';
  }

  private loadTenant = () => {
    const id = this.tenantId();
    if (!id) return;
    if (this.state.tenant && this.state.tenant.id !== id) this.setState({ tenant: null });
    callTenants('GET', tenantPath(id))
      .then((tenant) => {
        if (!this.isGone && id === this.tenantId())
          this.setState({ tenant: tenant as TenantRecord, failure: '' });
      })
      .catch((error: Error) => {
        if (!this.isGone) this.setState({ failure: error.message });
      });
  };

  override render() {
    const { address, tenant, failure } = this.state;
    const id = this.tenantId();
    const own = this.props.person.tenantId === id ? this.props.person.tenantName : 'Tenant';
    return (
      <div className="lt-root">
        {id && this.isOperator() && (
          <p>
            <TenantsLink href={startAddress()}>« All tenants</TenantsLink>
          </p>
        )}
        <div className="lt-head">
          <h2 ref={this.heading} tabIndex={-1}>
            {id ? tenant?.name || own : 'Tenants'}
          </h2>
        </div>
        {id && this.renderTabs(id)}
        {failure && id && (
          <div className="lt-alert lt-alert-danger" role="alert">
            {failure}{' '}
            <button type="button" className="lt-btn lt-btn-small" onClick={this.loadTenant}>
              Try again
            </button>
          </div>
        )}
        {address.screen === 'nowhere' && (
          <p className="lt-empty">
            There is nothing at this address. <TenantsLink href={startAddress()}>Go to the start</TenantsLink>
          </p>
        )}
        {address.screen === 'start' && this.isOperator() && (
          <TenantsList search={address.search} cursor={address.cursor} />
        )}
        {id && !failure && this.renderPart(id)}
      </div>
    );
  }

  private renderTabs(id: string) {
    const { screen, part } = this.state.address;
    const current = screen === 'workspace' ? 'workspaces' : part;
    return (
      <nav className="lt-tabs" aria-label="Parts of the tenant">
        {partsFor(this.props.person).map((one) => (
          <TenantsLink key={one} href={tenantAddress(id, one)} isCurrent={one === current}>
            {PART_WORDS[one]}
          </TenantsLink>
        ))}
      </nav>
    );
  }

  private renderPart(id: string) {
    const me = this.props.person;
    const { address, tenant, form } = this.state;
    const { screen, part, workspaceId, search, cursor } = address;
    if (screen === 'workspace') {
      return (
        <TenantsWorkspace
          key={workspaceId}
          id={id}
          workspaceId={workspaceId}
          me={me}
          form={form === 'create' ? '' : form}
          onForm={(next) => this.setState({ form: next })}
        />
      );
    }
    if (partsFor(me).indexOf(part) < 0)
      return <p className="lt-empty">{PART_WORDS[part]} are for admins. Ask one of yours.</p>;
    switch (part) {
      case 'members':
        return <TenantsMembers key={id} id={id} search={search} cursor={cursor} />;
      case 'workspaces':
        return (
          <TenantsWorkspaces
            key={id}
            id={id}
            me={me}
            isCreating={form === 'create'}
            onCreating={(isCreating) => this.setState({ form: isCreating ? 'create' : '' })}
          />
        );
      case 'invitations':
        return <TenantsInvitations key={id} id={id} me={me} />;
      default:
        if (!tenant) return <p className="lt-empty">Loading …</p>;
        if (part === 'details') return <TenantsDetails key={`${id} ${tenant.version}`} tenant={tenant} />;
        return (
          <TenantsSettings
            key={id}
            tenant={tenant}
            drafts={this.props.drafts}
            onSaved={(saved) => this.setState({ tenant: saved })}
            onReload={this.loadTenant}
          />
        );
    }
  }
}
