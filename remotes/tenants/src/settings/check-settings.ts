import type { TenantSettings } from '@ficus/contracts';
import { t } from '@ficus/i18n';

/** What stands in the fields of the settings, as typed. */
export interface SettingsText {
  readonly name: string;
  readonly invitationDays: string;
  /** Separated by spaces, commas or line breaks. */
  readonly emailDomains: string;
}

/** What is wrong with each field. */
export type SettingsFaults = { readonly [Field in keyof SettingsText]?: string };

export type CheckedSettings =
  | { readonly isGood: true; readonly name: string; readonly settings: TenantSettings }
  | { readonly isGood: false; readonly faults: SettingsFaults };

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const MAX_DOMAINS = 20;

/** The domains in a text, each once, in lower case; an `@` before one is forgiven. */
function domainsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[\s,;]+/u);
  return [...new Set(words.map((word) => word.replace(/^@/, '')).filter(Boolean))];
}

function faultOfDomains(domains: readonly string[]): string | undefined {
  const wrong = domains.find((domain) => !DOMAIN.test(domain) || domain.length > 253);
  if (wrong !== undefined) return t`“${wrong}” is no domain such as acme.test.`;
  return domains.length > MAX_DOMAINS ? t`Enter ${MAX_DOMAINS} domains at most.` : undefined;
}

/** Reads what was typed, by the rules of the contract; all faults together. */
export function checkSettings(text: SettingsText): CheckedSettings {
  const name = text.name.trim();
  const days = text.invitationDays.trim() === '' ? Number.NaN : Number(text.invitationDays);
  const emailDomains = domainsOf(text.emailDomains);
  const faults = {
    name: name === '' ? t`Enter a name.` : name.length > 100 ? t`Enter 100 characters at most.` : undefined,
    invitationDays:
      Number.isInteger(days) && days >= 1 && days <= 90 ? undefined : t`Enter a whole number from 1 to 90.`,
    emailDomains: faultOfDomains(emailDomains),
  };
  const found = Object.entries(faults).filter(([, fault]) => fault !== undefined);
  if (found.length > 0) return { isGood: false, faults: Object.fromEntries(found) };
  return { isGood: true, name, settings: { invitationDays: days, emailDomains } };
}
