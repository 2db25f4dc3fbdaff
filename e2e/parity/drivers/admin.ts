import { expect, type Page } from '@playwright/test';
import { AdminPage } from '../../pages/admin-page.ts';
import type { Generation } from '../generation.ts';
import { addressesIn } from './addresses-in.ts';
import { writesOf } from './writes.ts';

/** What narrows the list of people. */
interface PeopleWanted {
  readonly search?: string;
  readonly role?: string;
  readonly status?: string;
  readonly sortBy?: 'Joined';
}

/** What a person can do with the people of their tenant. */
export class Admin {
  private readonly generation: Generation;
  private readonly view: AdminPage;
  private readonly settled: () => Promise<void>;

  constructor(generation: Generation, page: Page) {
    this.generation = generation;
    this.view = new AdminPage(page);
    this.settled = writesOf(page);
  }

  async arrive(): Promise<void> {}

  async leave(): Promise<void> {
    await this.settled();
  }

  /** Names of the people found, in their order. */
  async findPeople({ search, role, status, sortBy }: PeopleWanted): Promise<string[]> {
    await this.view.open(this.generation);
    await expect(this.view.row('Ada Marsh')).toBeVisible();
    if (search) await this.after('search', search, () => this.view.search(search));
    if (role) await this.after('role', role.toLowerCase(), () => this.view.filter('Role', role));
    if (status) await this.after('status', status.toLowerCase(), () => this.view.filter('Status', status));
    if (sortBy) await this.after('sort', 'joined', () => this.view.sortBy(sortBy));
    return this.view.people.getByRole('rowheader').getByRole('link').allTextContents();
  }

  async invite(who: { name: string; email: string; role: 'Admin' | 'Member' }): Promise<void> {
    await this.view.open(this.generation);
    const form = await this.view.startInvitation();
    await form.getByLabel('E-mail').fill(who.email);
    await form.getByLabel('Name', { exact: true }).fill(who.name);
    await this.view.choose(form.getByRole('combobox', { name: 'Role' }), who.role);
    await form.getByRole('button', { name: 'Send invitation' }).click();
    await this.view.expectSaid(new RegExp(`${who.name} has been invited`));
  }

  /** Addresses of those whose invitation is open. */
  async openInvitations(): Promise<string[]> {
    await this.view.open(this.generation, '/admin/invitations');
    return addressesIn(this.view.section.getByRole('table', { name: 'Open invitations' }));
  }

  async resend(name: string): Promise<void> {
    await this.view.open(this.generation, '/admin/invitations');
    await this.view.act('Resend', name);
    await this.view.expectSaid(/has been sent again/);
  }

  async revoke(name: string): Promise<void> {
    await this.view.open(this.generation, '/admin/invitations');
    await this.view.act('Revoke', name);
    await this.view.expectSaid(/is revoked/);
  }

  async changeRole(name: string, role: 'Admin' | 'Member'): Promise<void> {
    await this.openAt(name);
    await this.view.changeRole(name, role);
    await this.view.expectSaid(new RegExp(`${name} (has the role|is an? ${role.toLowerCase()})`));
  }

  async deactivate(name: string): Promise<void> {
    await this.openAt(name);
    await this.view.act('Deactivate', name);
    await expect(this.view.row(name)).toContainText('Deactivated');
  }

  async reactivate(name: string): Promise<void> {
    await this.openAt(name);
    await this.view.act('Reactivate', name);
    await expect(this.view.row(name)).toContainText('Active');
  }

  /** What the page of a person says: their address, and whether each of these words stands there. */
  async lookAt(name: string, words: readonly string[]): Promise<Record<string, boolean>> {
    await this.openAt(name);
    await this.view.people.getByRole('link', { name, exact: true }).click();
    await expect(this.view.section.getByRole('heading', { name })).toBeVisible();
    await expect(this.view.section.getByText(words[0] ?? '').first()).toBeVisible();
    const text = (await this.view.section.textContent()) ?? '';
    return Object.fromEntries(words.map((word) => [word, text.includes(word)]));
  }

  /** Which of the roles may do each of these. */
  async rolesThatMay(permissions: readonly string[]): Promise<Record<string, string[]>> {
    await this.view.open(this.generation, '/admin/roles');
    const table = this.view.section.getByRole('table', { name: 'What each role may do' });
    const [, ...roles] = await table.getByRole('columnheader').allInnerTexts();
    const found: Record<string, string[]> = {};
    for (const permission of permissions) {
      const row = table
        .getByRole('row')
        .filter({ has: this.view.page.getByRole('rowheader', { name: permission }) });
      const cells = await row.getByRole('cell').allTextContents();
      found[permission] = roles.filter((_, index) => cells[index]?.endsWith('Yes'));
    }
    return found;
  }

  private async openAt(name: string): Promise<void> {
    await this.view.open(this.generation, `/admin?search=${encodeURIComponent(name)}`);
    await expect(this.view.row(name)).toBeVisible();
  }

  /** Waits until the address says what was asked for, and the list has come that answers it. */
  private async after(parameter: string, value: string, ask: () => Promise<void>): Promise<void> {
    const { page } = this.view;
    const answered = page.waitForResponse((response) => {
      const url = new URL(response.url());
      return url.pathname === '/api/v1/people' && url.searchParams.get(parameter) === value;
    });
    await ask();
    await (await answered).finished();
    await expect(this.view.people).not.toHaveAttribute('aria-busy', 'true');
  }
}
