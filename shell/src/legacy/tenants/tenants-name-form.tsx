import { Component, createRef, type FormEvent } from 'react';
import type { TenantsError } from './tenants-requests.ts';

interface TenantsNameFormProps {
  title: string;
  button: string;
  name: string;
  onSave: (name: string) => Promise<unknown>;
  onCancel: () => void;
}

/** The form with the name of a workspace; it unfolds above what it is about. */
export class TenantsNameForm extends Component<
  TenantsNameFormProps,
  { name: string; fault: string; isBusy: boolean }
> {
  override state = { name: this.props.name, fault: '', isBusy: false };
  private field = createRef<HTMLInputElement>();

  override componentDidMount() {
    this.field.current?.focus();
  }

  private handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const name = this.state.name.trim();
    if (this.state.isBusy) return;
    if (!name) {
      this.setState({ fault: 'Enter a name.' });
      return;
    }
    this.setState({ isBusy: true, fault: '' });
    this.props.onSave(name).catch((error: TenantsError) => {
      this.setState({ isBusy: false, fault: error.fields?.name || error.message });
    });
  };

  override render() {
    const { title, button, onCancel } = this.props;
    const { name, fault, isBusy } = this.state;
    return (
      <form className="lt-panel" aria-label={title} noValidate onSubmit={this.handleSubmit}>
        <h3>{title}</h3>
        <div className="lt-field">
          <label htmlFor="lt-workspace-name">Name</label>
          <input
            id="lt-workspace-name"
            ref={this.field}
            type="text"
            className="lt-control"
            autoComplete="off"
            maxLength={80}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? 'lt-workspace-name-fault' : undefined}
            value={name}
            onChange={(event) => this.setState({ name: event.target.value })}
          />
          {fault && (
            <p id="lt-workspace-name-fault" className="lt-fault">
              {fault}
            </p>
          )}
        </div>
        <button type="submit" className="lt-btn lt-btn-primary" disabled={isBusy}>
          {isBusy ? 'Saving …' : button}
        </button>
        <button type="button" className="lt-btn" onClick={onCancel}>
          Cancel
        </button>
      </form>
    );
  }
}
