import { Component, createRef } from 'react';
import './legacy-admin.css';
import {
  type AdminAddress,
  type AdminList,
  goTo,
  listQuery,
  peopleAddress,
  readAddress,
} from './admin-address.ts';
import { AdminFilters } from './admin-filters.tsx';
import { AdminInvitations } from './admin-invitations.tsx';
import { type AdminDrafts, AdminInvite, readInviteDraft } from './admin-invite.tsx';
import { AdminLink } from './admin-link.tsx';
import { AdminPages } from './admin-pages.tsx';
import { AdminPersonPage } from './admin-person.tsx';
import { type AdminInvitation, type AdminPerson, callAdmin } from './admin-requests.ts';
import { AdminRoles } from './admin-roles.tsx';
import { AdminTable, type PersonActions } from './admin-table.tsx';
import { ROLE_WORDS, rolesToGive } from './admin-words.ts';

export interface LegacyAdminProps {
  person: { id: string; email: string; name: string; role: string; tenantId: string; tenantName: string };
  /** Tells a screen reader. */
  announce?: (text: string) => void;
  /** What was typed into forms and not sent. */
  drafts?: AdminDrafts;
}

interface LegacyAdminState {
  address: AdminAddress;
  people: AdminPerson[] | null;
  total: number;
  nextCursor: string;
  person: AdminPerson | null;
  invitations: AdminInvitation[] | null;
  isBusy: boolean;
  /** Why there is nothing to show. */
  failure: string;
  message: { isGood: boolean; words: string } | null;
  isInviting: boolean;
}

/** The administration of the old application: people of the organisation, straight from the server each time. */
export class LegacyAdmin extends Component<LegacyAdminProps, LegacyAdminState> {
  override state: LegacyAdminState = {
    address: readAddress(),
    people: null,
    total: 0,
    nextCursor: '',
    person: null,
    invitations: null,
    isBusy: false,
    failure: '',
    message: null,
    isInviting:
      rolesToGive(this.props.person.role).length > 0 && readInviteDraft(this.props.drafts).isOpen === true,
  };
  private heading = createRef<HTMLHeadingElement>();
  private inviteButton = createRef<HTMLButtonElement>();
  /** Counts the loads: an answer that comes after a later question is not shown. */
  private loads = 0;
  /** Cursors of the pages that have been seen, by number. */
  private cursors: string[] = [];

  override componentDidMount() {
    window.addEventListener('popstate', this.handleAddress);
    this.load();
  }

  override componentDidUpdate() {
    // The page around us goes to other addresses without a word.
    this.handleAddress();
  }

  override componentWillUnmount() {
    window.removeEventListener('popstate', this.handleAddress);
    this.loads += 1;
  }

  private handleAddress = () => {
    const address = readAddress();
    if (JSON.stringify(address) === JSON.stringify(this.state.address)) return;
    if (!/^\/admin(\/|$)/.test(window.location.pathname)) return;
    const isOther = address.screen !== this.state.address.screen;
    const isInviting = this.state.isInviting && !isOther;
    this.setState({ address, message: null, failure: '', isInviting }, () => {
      this.load();
      if (isOther) this.heading.current?.focus();
    });
  };

  /** Reads from the server what the address asks for. */
  private load(): Promise<void> {
    const { screen, personId, list } = this.state.address;
    if (screen === 'roles' || (screen === 'invitations' && !this.mayManage())) return Promise.resolve();
    this.loads += 1;
    const load = this.loads;
    this.setState({ isBusy: true });
    return this.ask(screen, personId, list)
      .then((found) => {
        if (load === this.loads) this.setState({ ...found, failure: '', isBusy: false });
      })
      .catch((error: Error) => {
        if (load === this.loads) this.setState({ failure: error.message, isBusy: false });
      });
  }

  private ask(
    screen: AdminAddress['screen'],
    personId: string,
    list: AdminList,
  ): Promise<Pick<LegacyAdminState, never>> {
    if (screen === 'person') {
      return callAdmin('GET', `/api/v1/people/${encodeURIComponent(personId)}`).then((person) => ({
        person: person as AdminPerson,
      }));
    }
    if (screen === 'invitations') {
      const { tenantId } = this.props.person;
      return callAdmin('GET', `/api/v1/tenants/${encodeURIComponent(tenantId)}/invitations`).then(
        (answer) => answer as { invitations: AdminInvitation[] },
      );
    }
    return callAdmin('GET', `/api/v1/people${listQuery(list, false)}`).then((answer) => {
      const {
        people,
        total,
        nextCursor = '',
      } = answer as {
        people: AdminPerson[];
        total: number;
        nextCursor?: string;
      };
      this.cursors[list.page] = list.cursor;
      this.props.announce?.(total === 1 ? '1 person' : `${total} people`);
      return { people, total, nextCursor };
    });
  }

  private mayManage(): boolean {
    return rolesToGive(this.props.person.role).length > 0;
  }

  /** Makes a change, says how it went, and reads the list again. */
  private change(method: string, path: string, body: object | undefined, words: string) {
    this.setState({ message: null });
    return callAdmin(method, path, body)
      .then(() => this.setState({ message: { isGood: true, words } }))
      .catch((error: Error) => this.setState({ message: { isGood: false, words: error.message } }))
      .then(() => this.load())
      .then(() => {
        // What was pressed may be gone with its row.
        if (document.activeElement === document.body) this.heading.current?.focus();
      });
  }

  private actions: PersonActions = {
    onRole: (person, role) => {
      const isMe = person.id === this.props.person.id;
      if (isMe && !window.confirm(`Give up your own role and become ${ROLE_WORDS[role]}?`)) return;
      const path = `/api/v1/people/${encodeURIComponent(person.id)}/role`;
      this.change('PUT', path, { role }, `${person.name} has the role ${ROLE_WORDS[role]} now.`);
    },
    onDeactivate: (person) => {
      if (!window.confirm(`Deactivate ${person.name}? They will be signed out and cannot sign in.`)) return;
      const path = `/api/v1/people/${encodeURIComponent(person.id)}/deactivate`;
      this.change('POST', path, undefined, `${person.name} is deactivated.`);
    },
    onReactivate: (person) => {
      const path = `/api/v1/people/${encodeURIComponent(person.id)}/reactivate`;
      this.change('POST', path, undefined, `${person.name} is active again.`);
    },
    onResend: ({ id, name }) => {
      const path = `/api/v1/invitations/${encodeURIComponent(id)}/resend`;
      this.change('POST', path, undefined, `The invitation of ${name} has been sent again.`);
    },
    onRevoke: ({ id, name }) => {
      if (!window.confirm(`Revoke the invitation of ${name}?`)) return;
      const path = `/api/v1/invitations/${encodeURIComponent(id)}`;
      this.change('DELETE', path, undefined, `The invitation of ${name} is revoked.`).then(() => {
        if (this.state.address.screen === 'person') goTo(peopleAddress(this.state.address.list));
      });
    },
  };

  private handleInvited = (name: string) => {
    this.setState({ isInviting: false, message: { isGood: true, words: `${name} has been invited.` } }, () =>
      this.inviteButton.current?.focus(),
    );
    this.load();
  };

  private handleCancel = () => {
    this.props.drafts?.keep('invite', undefined);
    this.setState({ isInviting: false }, () => this.inviteButton.current?.focus());
  };

  private handlePage = (page: number) => {
    const { list } = this.state.address;
    const cursor = page > list.page ? this.state.nextCursor : this.cursors[page] || '';
    goTo(peopleAddress({ ...list, page, cursor }));
  };

  override render() {
    const { person: me } = this.props;
    const { address, isInviting, message, failure } = this.state;
    const { screen, list } = address;
    return (
      <div className="la-root">
        <div className="la-head">
          <h2 ref={this.heading} tabIndex={-1}>
            People of {me.tenantName}
          </h2>
          {this.mayManage() && (
            <button
              type="button"
              ref={this.inviteButton}
              className="la-btn la-btn-primary"
              aria-expanded={isInviting}
              onClick={() => this.setState({ isInviting: !isInviting })}
            >
              Invite
            </button>
          )}
        </div>
        <nav className="la-tabs" aria-label="Admin">
          <AdminLink href={peopleAddress(list)} isCurrent={screen === 'people' || screen === 'person'}>
            People
          </AdminLink>
          {this.mayManage() && (
            <AdminLink href="/admin/invitations" isCurrent={screen === 'invitations'}>
              Invitations
            </AdminLink>
          )}
          <AdminLink href="/admin/roles" isCurrent={screen === 'roles'}>
            Roles
          </AdminLink>
        </nav>
        {isInviting && (
          <AdminInvite
            myRole={me.role}
            drafts={this.props.drafts}
            onInvited={this.handleInvited}
            onCancel={this.handleCancel}
          />
        )}
        <div role="status">
          {message?.isGood && <p className="la-alert la-alert-success">{message.words}</p>}
        </div>
        {message && !message.isGood && (
          <p className="la-alert la-alert-danger" role="alert">
            {message.words}
          </p>
        )}
        {failure && (
          <div className="la-alert la-alert-danger" role="alert">
            {failure}{' '}
            <button type="button" className="la-btn la-btn-small" onClick={() => this.load()}>
              Try again
            </button>
          </div>
        )}
        {this.renderScreen()}
      </div>
    );
  }

  private renderScreen() {
    const { role } = this.props.person;
    const { address, people, person, invitations, isBusy, failure, total, nextCursor } = this.state;
    const { screen, list, personId } = address;
    if (screen === 'roles') return <AdminRoles />;
    if (screen === 'invitations') {
      if (!this.mayManage()) {
        return (
          <p className="la-empty">Invitations are for admins. Ask one of yours if you need somebody here.</p>
        );
      }
      if (!invitations) return !failure && <p className="la-empty">Loading …</p>;
      return (
        <AdminInvitations invitations={invitations} myRole={role} isBusy={isBusy} actions={this.actions} />
      );
    }
    if (screen === 'person') {
      return (
        <>
          <p>
            <AdminLink href={peopleAddress(list)}>« Back to the list</AdminLink>
          </p>
          {person && person.id === personId && !failure ? (
            <AdminPersonPage person={person} myRole={role} actions={this.actions} />
          ) : (
            !failure && <p className="la-empty">Loading …</p>
          )}
        </>
      );
    }
    return (
      <>
        <AdminFilters list={list} onChange={(next) => goTo(peopleAddress(next))} />
        {!people && !failure && <p className="la-empty">Loading …</p>}
        {people?.length === 0 && (
          <p className="la-empty">Nobody is found. Search for less, or show everybody.</p>
        )}
        {people && people.length > 0 && (
          <AdminTable
            people={people}
            list={list}
            myRole={role}
            isBusy={isBusy}
            onSort={(sort, order) => goTo(peopleAddress({ ...list, sort, order, page: 1, cursor: '' }))}
            actions={this.actions}
          />
        )}
        {people && (
          <AdminPages
            page={list.page}
            total={total}
            hasPrevious={list.page === 2 || Boolean(this.cursors[list.page - 1])}
            hasNext={nextCursor !== ''}
            onPage={this.handlePage}
          />
        )}
      </>
    );
  }
}
