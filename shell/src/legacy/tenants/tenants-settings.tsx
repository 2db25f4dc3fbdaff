import { Component, type FormEvent } from 'react';
import { callTenants, type TenantRecord, type TenantsError, tenantPath } from './tenants-requests.ts';

/** What was typed into forms and not sent; the page around us has it again later. */
export interface TenantsDrafts {
  read: (form: string) => unknown;
  keep: (form: string, value: unknown) => void;
}

interface TenantsSettingsProps {
  tenant: TenantRecord;
  drafts: TenantsDrafts | undefined;
  onSaved: (tenant: TenantRecord) => void;
  /** Reads the tenant anew. */
  onReload: () => void;
}

interface TenantsSettingsState {
  name: string;
  days: string;
  domains: string;
  faults: Record<string, string>;
  failure: string;
  isOutdated: boolean;
  isSaved: boolean;
  isBusy: boolean;
  /** Of the tenant that the fields were filled from. */
  version: number;
}

function fieldsOf({ name, settings }: TenantRecord) {
  return { name, days: String(settings.invitationDays), domains: settings.emailDomains.join('\n') };
}

/** The fields as they were left, or as they are saved. */
function startOf({ tenant, drafts }: TenantsSettingsProps) {
  const kept = drafts?.read(`settings:${tenant.id}`) as Record<string, unknown> | undefined;
  const fields = { ...fieldsOf(tenant), version: tenant.version };
  if (!kept || typeof kept !== 'object') return fields;
  const text = (field: string, saved: string) => (typeof kept[field] === 'string' ? kept[field] : saved);
  return {
    name: text('name', fields.name),
    days: text('invitationDays', fields.days),
    domains: text('emailDomains', fields.domains),
    version: typeof kept.version === 'number' ? kept.version : tenant.version,
  };
}

/** The settings of a tenant. */
export class TenantsSettings extends Component<TenantsSettingsProps, TenantsSettingsState> {
  override state: TenantsSettingsState = {
    ...startOf(this.props),
    faults: {},
    failure: '',
    isOutdated: false,
    isSaved: false,
    isBusy: false,
  };

  override componentDidUpdate(before: TenantsSettingsProps) {
    const { tenant } = this.props;
    if (tenant.version !== before.tenant.version) {
      this.setState({
        ...fieldsOf(tenant),
        version: tenant.version,
        faults: {},
        failure: '',
        isOutdated: false,
      });
    } else this.keep();
  }

  private keep() {
    const { name, days, domains, version } = this.state;
    const { tenant, drafts } = this.props;
    const saved = fieldsOf(tenant);
    const isChanged = name !== saved.name || days !== saved.days || domains !== saved.domains;
    const draft = { name, invitationDays: days, emailDomains: domains, version };
    drafts?.keep(`settings:${tenant.id}`, isChanged ? draft : undefined);
  }

  private handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (this.state.isBusy) return;
    const name = this.state.name.trim();
    const invitationDays = Number(this.state.days.trim() || 'none');
    const emailDomains = this.state.domains
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((domain) => domain.replace(/^@/, ''))
      .filter((domain, index, all) => domain && all.indexOf(domain) === index);
    const faults: Record<string, string> = {};
    const wrong = emailDomains.filter((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))[0];
    if (!name) faults.name = 'Enter a name.';
    if (!(invitationDays >= 1 && invitationDays <= 90 && invitationDays % 1 === 0))
      faults.days = 'Enter a whole number from 1 to 90.';
    if (wrong) faults.domains = `“${wrong}” is no domain such as acme.test.`;
    else if (emailDomains.length > 20) faults.domains = 'Enter 20 domains at most.';
    this.setState({ faults, failure: '', isSaved: false });
    if (Object.keys(faults).length > 0) return;
    this.save({ name, settings: { invitationDays, emailDomains } });
  };

  private save(change: object) {
    const { tenant, onSaved } = this.props;
    this.setState({ isBusy: true });
    callTenants('PATCH', tenantPath(tenant.id), { ...change, version: this.state.version })
      .then((answer) => {
        onSaved(answer as TenantRecord);
        this.setState({ isBusy: false, isSaved: true });
      })
      .catch((error: TenantsError) => {
        const isOutdated = error.code === 'changed-meanwhile';
        this.setState({ isBusy: false, failure: error.message, isOutdated });
      });
  }

  private fault(field: string) {
    const fault = this.state.faults[field];
    return (
      fault && (
        <p id={`lt-${field}-fault`} className="lt-fault">
          {fault}
        </p>
      )
    );
  }

  private marks(field: string) {
    const isWrong = Boolean(this.state.faults[field]);
    return {
      id: `lt-${field}`,
      className: 'lt-control',
      'aria-invalid': isWrong || undefined,
      'aria-describedby': isWrong
        ? `lt-${field}-hint lt-${field}-fault`
        : field === 'name'
          ? undefined
          : `lt-${field}-hint`,
    };
  }

  override render() {
    const { name, days, domains, failure, isOutdated, isSaved, isBusy } = this.state;
    return (
      <form className="lt-settings" aria-label="Settings" noValidate onSubmit={this.handleSubmit}>
        <div role="status">
          {isSaved && <p className="lt-alert lt-alert-success">The settings are saved.</p>}
        </div>
        {failure && (
          <div className="lt-alert lt-alert-danger" role="alert">
            {failure}{' '}
            {isOutdated && (
              <button type="button" className="lt-btn lt-btn-small" onClick={this.props.onReload}>
                Show theirs
              </button>
            )}
          </div>
        )}
        <div className="lt-field">
          <label htmlFor="lt-name">Name</label>
          <input
            {...this.marks('name')}
            type="text"
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => this.setState({ name: event.target.value })}
          />
          {this.fault('name')}
        </div>
        <div className="lt-field">
          <label htmlFor="lt-days">Days that an invitation is good for</label>
          <input
            {...this.marks('days')}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={days}
            onChange={(event) => this.setState({ days: event.target.value })}
          />
          <p id="lt-days-hint" className="lt-muted">
            From 1 to 90.
          </p>
          {this.fault('days')}
        </div>
        <div className="lt-field">
          <label htmlFor="lt-domains">Domains that invited addresses must be of</label>
          <textarea
            {...this.marks('domains')}
            rows={3}
            value={domains}
            onChange={(event) => this.setState({ domains: event.target.value })}
          />
          <p id="lt-domains-hint" className="lt-muted">
            One a line. Without any, every address can be invited.
          </p>
          {this.fault('domains')}
        </div>
        <button type="submit" className="lt-btn lt-btn-primary" disabled={isBusy}>
          {isBusy ? 'Saving …' : 'Save changes'}
        </button>
      </form>
    );
  }
}
