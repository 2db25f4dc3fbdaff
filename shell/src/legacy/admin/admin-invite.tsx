import { Component, createRef, type FormEvent } from 'react';
import { type AdminError, callAdmin } from './admin-requests.ts';
import { ROLE_WORDS, rolesToGive } from './admin-words.ts';

/** What is kept of the form while it is not sent; the page around us has it again later. */
interface AdminInviteDraft {
  email: string;
  name: string;
  role: string;
  isOpen: boolean;
}

export interface AdminDrafts {
  read: (form: string) => unknown;
  keep: (form: string, value: unknown) => void;
}

/** What is kept, if anything is. */
export function readInviteDraft(drafts: AdminDrafts | undefined): Partial<AdminInviteDraft> {
  const kept = drafts?.read('invite');
  return typeof kept === 'object' && kept !== null ? kept : {};
}

interface AdminInviteProps {
  myRole: string;
  drafts: AdminDrafts | undefined;
  onInvited: (name: string) => void;
  onCancel: () => void;
}

interface AdminInviteState {
  email: string;
  name: string;
  role: string;
  isBusy: boolean;
  failure: string;
  fields: Record<string, string>;
}

/** The form that invites somebody; it unfolds above the list. */
export class AdminInvite extends Component<AdminInviteProps, AdminInviteState> {
  private kept = readInviteDraft(this.props.drafts);
  override state: AdminInviteState = {
    email: String(this.kept.email || ''),
    name: String(this.kept.name || ''),
    role: rolesToGive(this.props.myRole).find((one) => one === this.kept.role) || 'member',
    isBusy: false,
    failure: '',
    fields: {},
  };
  private email = createRef<HTMLInputElement>();

  override componentDidMount() {
    this.email.current?.focus();
  }

  override componentDidUpdate() {
    this.keep();
  }

  private keep() {
    const { email, name, role } = this.state;
    const isWorthIt = email.trim() || name.trim();
    this.props.drafts?.keep('invite', isWorthIt ? { email, name, role, isOpen: true } : undefined);
  }

  private handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (this.state.isBusy) return;
    const email = this.state.email.trim();
    const name = this.state.name.trim();
    const { role } = this.state;
    const fields: Record<string, string> = {};
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      fields.email = 'Enter an e-mail address such as name@example.com.';
    if (!name) fields.name = 'Enter a name.';
    if (Object.keys(fields).length > 0) {
      this.setState({ fields, failure: 'Please correct what is marked.' });
      return;
    }
    this.setState({ isBusy: true, failure: '', fields: {} });
    callAdmin('POST', '/api/v1/invitations', { email, name, role })
      .then(() => {
        this.props.drafts?.keep('invite', undefined);
        this.props.onInvited(name);
      })
      .catch((error: AdminError) =>
        this.setState({ isBusy: false, failure: error.message, fields: error.fields ?? {} }),
      );
  };

  private handleText(name: 'email' | 'name', text: string) {
    if (name === 'email') this.setState({ email: text });
    else this.setState({ name: text });
  }

  private field(name: 'email' | 'name', words: string, type: string) {
    const fault = this.state.fields[name];
    return (
      <div className="la-field">
        <label htmlFor={`la-invite-${name}`}>{words}</label>
        <input
          id={`la-invite-${name}`}
          ref={name === 'email' ? this.email : undefined}
          type={type}
          className="la-control"
          autoComplete="off"
          maxLength={name === 'email' ? 254 : 100}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `la-invite-${name}-fault` : undefined}
          value={this.state[name]}
          onChange={(event) => this.handleText(name, event.target.value)}
        />
        {fault && (
          <p id={`la-invite-${name}-fault`} className="la-fault">
            {fault}
          </p>
        )}
      </div>
    );
  }

  override render() {
    const { isBusy, failure, role } = this.state;
    return (
      <form className="la-panel" aria-label="Invite somebody" noValidate onSubmit={this.handleSubmit}>
        <h3>Invite somebody</h3>
        {failure && (
          <p className="la-alert la-alert-danger" role="alert">
            {failure}
          </p>
        )}
        <div className="la-fields">
          {/* Not of type e-mail: its own messages would come before ours. */}
          {this.field('email', 'E-mail', 'text')}
          {this.field('name', 'Name', 'text')}
          <div className="la-field">
            <label htmlFor="la-invite-role">Role</label>
            <select
              id="la-invite-role"
              className="la-control"
              value={role}
              onChange={(event) => this.setState({ role: event.target.value })}
            >
              {rolesToGive(this.props.myRole).map((one) => (
                <option key={one} value={one}>
                  {ROLE_WORDS[one]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <button type="submit" className="la-btn la-btn-primary" disabled={isBusy}>
          {isBusy ? 'Sending …' : 'Send invitation'}
        </button>
        <button type="button" className="la-btn" onClick={this.props.onCancel}>
          Cancel
        </button>
      </form>
    );
  }
}
