import { expect, type Locator, type Page } from '@playwright/test';

/** The admin's pages, in whichever view: what a person does there is the same. */
export class AdminPage {
  readonly page: Page;
  readonly section: Locator;
  readonly people: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.locator('section[data-feature="admin"]');
    this.people = this.section.getByRole('table', { name: 'People' });
    // The legacy view asks by the browser's own dialogs.
    page.on('dialog', (dialog) => dialog.accept());
  }

  /** Opens an address below `/admin` and waits until this view is on the page, ready to be used. */
  async open(view: 'remote' | 'legacy', address = '/admin'): Promise<void> {
    await this.page.goto(address);
    await this.expectView(view);
  }

  async expectView(view: 'remote' | 'legacy', reason?: string): Promise<void> {
    await expect(this.section).toHaveAttribute('data-view', view);
    if (reason) await expect(this.section).toHaveAttribute('data-reason', reason);
    await expect(this.section.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  /** The row of a person in the list. */
  row(name: string): Locator {
    return this.people.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** Waits until the list has exactly these people, in this order. */
  async expectPeople(names: readonly string[]): Promise<void> {
    await expect(this.people.getByRole('rowheader').getByRole('link')).toHaveText(names);
  }

  async search(text: string): Promise<void> {
    const box = this.section.getByRole('searchbox', { name: 'Search' });
    await box.fill(text);
    await box.press('Enter');
  }

  async filter(by: 'Role' | 'Status', value: string): Promise<void> {
    await this.choose(this.section.getByRole('combobox', { name: by, exact: true }), value);
  }

  async sortBy(column: string): Promise<void> {
    await this.people.getByRole('button', { name: column }).click();
  }

  /** Opens the form of an invitation. */
  async startInvitation(): Promise<Locator> {
    await this.section.getByRole('button', { name: 'Invite', exact: true }).click();
    return this.page
      .getByRole('dialog', { name: 'Invite somebody' })
      .or(this.section.getByRole('form', { name: 'Invite somebody' }));
  }

  async invite(who: { email: string; name: string }): Promise<void> {
    const form = await this.startInvitation();
    await form.getByLabel('E-mail').fill(who.email);
    await form.getByLabel('Name').fill(who.name);
    await form.getByRole('button', { name: 'Send invitation' }).click();
  }

  async openInvitations(): Promise<Locator> {
    await this.section.getByRole('link', { name: /^Invitations/ }).click();
    return this.section.getByRole('table', { name: 'Open invitations' });
  }

  async changeRole(name: string, role: string): Promise<void> {
    await this.choose(this.section.getByRole('combobox', { name: `Role of ${name}` }), role);
  }

  /** Does what is offered for somebody, and confirms it where the view asks. */
  async act(action: 'Deactivate' | 'Reactivate' | 'Resend' | 'Revoke', name: string): Promise<void> {
    const button = this.section.getByRole('button', { name: `${action} ${name}` });
    const menu = this.section.getByRole('button', { name: `Actions for ${name}` });
    await expect(button.or(menu)).toBeVisible();
    if (await menu.isVisible()) {
      await menu.click();
      await this.page.getByRole('menuitem', { name: new RegExp(`^${action}`) }).click();
    } else {
      await button.click();
    }
    if ((await this.view()) === 'remote' && (action === 'Deactivate' || action === 'Revoke')) {
      await this.page.getByRole('alertdialog').getByRole('button', { name: action }).click();
    }
  }

  /** Waits until the view has said something, in the page or in passing. */
  async expectSaid(words: RegExp): Promise<void> {
    await expect(this.page.getByText(words).first()).toBeVisible();
  }

  /** Chooses from a list: the browser's own in the legacy view, ours in the remote. */
  async choose(box: Locator, value: string): Promise<void> {
    if ((await this.view()) === 'legacy') {
      await box.selectOption({ label: value });
      return;
    }
    await box.click();
    await this.page.getByRole('option', { name: new RegExp(`^${value}`) }).click();
  }

  private view(): Promise<string | null> {
    return this.section.getAttribute('data-view');
  }
}
