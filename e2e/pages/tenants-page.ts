import { expect, type Locator, type Page } from '@playwright/test';

type PartName = 'Details' | 'Members' | 'Workspaces' | 'Invitations' | 'Settings';

/** The tenants' pages, in whichever view: what a person does there is the same. */
export class TenantsPage {
  readonly page: Page;
  readonly section: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.locator('section[data-feature="tenants"]');
    // The legacy view asks by the browser's own dialogs.
    page.on('dialog', (dialog) => dialog.accept());
  }

  /** Opens an address below `/tenants` and waits until this view is on the page, ready to be used. */
  async open(view: 'remote' | 'legacy', address = '/tenants'): Promise<void> {
    await this.page.goto(address);
    await this.expectView(view);
  }

  async expectView(view: 'remote' | 'legacy', reason?: string): Promise<void> {
    await expect(this.section).toHaveAttribute('data-view', view);
    if (reason) await expect(this.section).toHaveAttribute('data-reason', reason);
    await expect(this.section.getByRole('heading').first()).toBeVisible();
  }

  part(name: PartName): Locator {
    const within = { name, exact: true };
    return this.section.getByRole('tab', within).or(this.section.getByRole('link', within));
  }

  async openPart(name: PartName): Promise<void> {
    await this.part(name).click();
  }

  table(name: string): Locator {
    return this.section.getByRole('table', { name });
  }

  row(table: string, text: string): Locator {
    return this.table(table).getByRole('row').filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.section.getByRole('button', { name, exact: true });
  }

  /** A form or a dialog of this name: the remote's stand over the page, the legacy ones within it. */
  form(name: string): Locator {
    const within = { name, exact: true };
    return this.page
      .getByRole('dialog', within)
      .or(this.section.getByRole('form', within))
      .or(this.section.getByRole('region', within));
  }

  /** What the view says about what has just been done. */
  said(words: string | RegExp): Locator {
    return this.page.getByText(words).first();
  }

  /** Confirms the remote's question; the legacy view has asked by the browser. */
  async confirm(view: 'remote' | 'legacy', label: string): Promise<void> {
    if (view === 'remote')
      await this.page.getByRole('alertdialog').getByRole('button', { name: label }).click();
  }

  async search(what: string, text: string): Promise<void> {
    const box = this.page.getByRole('searchbox', { name: what });
    await box.fill(text);
    await box.press('Enter');
  }

  /** Makes an open invitation, as the administration does. */
  async invite(who: { email: string; name: string }): Promise<void> {
    const answer = await this.page.request.post('/api/v1/invitations', {
      data: { ...who, role: 'member' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
