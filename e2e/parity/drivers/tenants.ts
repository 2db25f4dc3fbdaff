import { expect, type Locator, type Page } from '@playwright/test';
import { TenantsPage } from '../../pages/tenants-page.ts';
import type { Generation } from '../generation.ts';
import { addressesIn } from './addresses-in.ts';
import { writesOf } from './writes.ts';

/** What is to be changed of a tenant's settings. */
interface SettingsWanted {
  readonly name?: string;
  readonly invitationDays?: string;
  readonly domains?: string;
}

/** What a person can do with a tenant, its workspaces and its invitations. */
export class Tenants {
  private readonly generation: Generation;
  private readonly view: TenantsPage;
  private readonly settled: () => Promise<void>;

  constructor(generation: Generation, page: Page) {
    this.generation = generation;
    this.view = new TenantsPage(page);
    this.settled = writesOf(page);
  }

  async arrive(): Promise<void> {}

  async leave(): Promise<void> {
    await this.settled();
  }

  /** Names of the tenants that an operator finds. */
  async findTenants(search: string): Promise<string[]> {
    await this.view.open(this.generation);
    const table = this.view.table('Tenants').getByRole('rowheader');
    await expect(table.first()).toBeVisible();
    await this.view.search('Search tenants', search);
    await this.view.page.waitForURL(/search=/);
    await expect(table).toHaveCount(1);
    return table.allTextContents();
  }

  /** Addresses of the members found. */
  async findMembers(search: string): Promise<string[]> {
    await this.view.open(this.generation, '/tenants/acme/members');
    await this.view.search('Search members', search);
    await this.view.page.waitForURL(/search=/);
    await expect(this.view.row('Members', 'ben@acme.test')).toHaveCount(0);
    return addressesIn(this.view.table('Members'));
  }

  /** Which parts of a tenant somebody is offered. */
  async listParts(): Promise<string[]> {
    await this.view.open(this.generation, '/tenants/acme');
    await expect(this.view.part('Members')).toBeVisible();
    const all = ['Details', 'Members', 'Workspaces', 'Invitations', 'Settings'] as const;
    const offered = await Promise.all(all.map((part) => this.view.part(part).isVisible()));
    return all.filter((_, index) => offered[index]);
  }

  async createWorkspace(name: string): Promise<void> {
    await this.view.open(this.generation, '/tenants/acme/workspaces');
    await this.view.button('New workspace').click();
    const form = this.view.form('New workspace');
    await form.getByLabel('Name').fill(name);
    await form.getByRole('button', { name: 'Create' }).click();
    await expect(this.view.section.getByText('Nobody is here yet')).toBeVisible();
  }

  async renameWorkspace(name: string, next: string): Promise<void> {
    await this.openWorkspace(name);
    await this.view.button('Rename').click();
    const form = this.view.form(`Rename ${name}`);
    await form.getByLabel('Name').fill(next);
    await form.getByRole('button', { name: 'Rename' }).click();
    await expect(this.heading(next)).toBeVisible();
  }

  async archiveWorkspace(name: string): Promise<void> {
    await this.openWorkspace(name);
    await this.view.button('Archive').click();
    await expect(this.view.button('Restore')).toBeVisible();
  }

  async restoreWorkspace(name: string): Promise<void> {
    await this.openWorkspace(name);
    await this.view.button('Restore').click();
    await expect(this.view.button('Archive')).toBeVisible();
  }

  /** Addresses of those who belong to a workspace. */
  async membersOf(name: string): Promise<string[]> {
    await this.openWorkspace(name);
    return addressesIn(this.view.table(`Members of ${name}`));
  }

  async addToWorkspace(name: string, person: string): Promise<void> {
    await this.openWorkspace(name);
    await this.view.button('Add people').click();
    const people = this.view.form(`Add people to ${name}`);
    await this.view.search('Search people', person);
    await people.getByRole('button', { name: `Add ${person}` }).click();
    await expect(people.getByRole('button', { name: `${person} is a member` })).toBeVisible();
    await people.getByRole('button', { name: 'Done' }).click();
  }

  async removeFromWorkspace(name: string, person: string): Promise<void> {
    await this.openWorkspace(name);
    await this.view.button(`Remove ${person}`).click();
    await expect(this.view.button(`Remove ${person}`)).toHaveCount(0);
  }

  async resend(email: string, name: string): Promise<void> {
    const invitation = await this.invitationOf(email);
    await invitation.getByRole('button', { name: `Resend ${name}` }).click();
    await expect(this.view.said(/has been sent again/)).toBeVisible();
  }

  async revoke(email: string, name: string): Promise<void> {
    const invitation = await this.invitationOf(email);
    await invitation.getByRole('button', { name: `Revoke ${name}` }).click();
    await this.view.confirm(this.generation, 'Revoke');
    await expect(invitation).toHaveCount(0);
  }

  async changeSettings({ name, invitationDays, domains }: SettingsWanted): Promise<void> {
    await this.view.open(this.generation, '/tenants/acme/settings');
    const form = this.view.section.getByRole('form', { name: 'Settings' });
    const fields = [
      [form.getByLabel('Name'), name],
      [form.getByLabel('Days that an invitation is good for'), invitationDays],
      [form.getByLabel(/Domains that invited addresses must be of/), domains],
    ] as const;
    for (const [field, value] of fields) if (value !== undefined) await field.fill(value);
    await form.getByRole('button', { name: 'Save changes' }).click();
    await expect(this.view.said('The settings are saved')).toBeVisible();
  }

  private async openWorkspace(name: string): Promise<void> {
    await this.view.open(this.generation, '/tenants/acme/workspaces');
    await this.view.table('Workspaces').getByRole('link', { name, exact: true }).click();
    await expect(this.heading(name)).toBeVisible();
  }

  private heading(name: string): Locator {
    return this.view.section.getByRole('heading', { name });
  }

  private async invitationOf(email: string): Promise<Locator> {
    await this.view.open(this.generation, '/tenants/acme/invitations');
    return this.view.row('Open invitations', email);
  }
}
