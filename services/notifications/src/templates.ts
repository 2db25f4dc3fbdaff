import type { NotificationKind, Role } from '@ficus/contracts';
import type { DataOf, events } from '@ficus/contracts/events';
import { language, t } from '@ficus/i18n/server';

/** What one is told, wherever, in the language that is spoken: the title is an e-mail's subject too. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

const ROLES: Readonly<Record<Role, () => string>> = {
  admin: () => t`an admin`,
  member: () => t`a member`,
  operator: () => t`a platform operator`,
};

const GAINS: Readonly<Record<Role, () => string>> = {
  admin: () => t`You can invite people, change their roles and decide the settings of the tenant.`,
  member: () => t`You can use the chat and see who else is there.`,
  operator: () => t`You can see and change every tenant.`,
};

/** What nobody can decide not to be told: it is for those who operate the platform, and rare. */
export type OperatorsKind = 'release-withdrawn' | 'rollout-paused';

const PAUSES: ReadonlyMap<string, () => string> = new Map(
  Object.entries({
    'no-proof': () => t`It was not shown to be as good as the legacy view in the time that its plan gives.`,
    withdrawn: () => t`It was taken back from some, or from all.`,
    'changed-by-hand': () => t`Its flag gives another share than its plan did.`,
    'flag-off': () => t`Its flag was switched off.`,
    'no-single-strategy': () => t`Its flag gives it by no strategy of gradual rollout, or by several.`,
  }),
);

/** The words of each kind that stands in an inbox. */
export const templates = {
  welcome: ({ name, tenantName }: DataOf<typeof events.sessionBegun>): Words => ({
    title: t`Welcome to ${tenantName}, ${name.split(' ')[0] ?? name}`,
    text: t`What concerns you will be told here. In your profile you decide how.`,
  }),
  'role-changed': ({ role, tenantName }: DataOf<typeof events.personRoleChanged>): Words => ({
    title: t`You are ${ROLES[role]()} of ${tenantName} now`,
    text: GAINS[role](),
  }),
  'tenant-renamed': ({ name, previousName }: DataOf<typeof events.tenantRenamed>): Words => ({
    title: t`${previousName} is called ${name} now`,
    text: t`Only the name has changed: everything else is where it was.`,
  }),
  'release-withdrawn': ({
    feature,
    flag,
    version,
    cohort,
    harm,
  }: DataOf<typeof events.releaseWithdrawn>): Words => ({
    title: t`${feature} ${version} was taken back from ${cohort ?? t`everybody`}`,
    text: [
      harm === 'falls-silent'
        ? t`Its pages die without a word more often than those of the legacy view.`
        : t`It fails more often than the legacy view.`,
      t`They have the version before it, or the legacy view. The flag ${flag} was changed; to give it again, change it back in Unleash.`,
    ].join(' '),
  }),
  'rollout-paused': ({ feature, version, percentage, why }: DataOf<typeof events.rolloutPaused>): Words => ({
    title: t`The rollout of ${feature} ${version} waits at ${percentage} %`,
    text: PAUSES.get(why)?.() ?? t`It does not go on by itself.`,
  }),
} satisfies Record<NotificationKind | OperatorsKind, (data: never) => Words>;

/** A day in UTC, or a time of it. */
function date(at: number, timeStyle?: 'short'): string {
  const tag = language() === 'en' ? 'en-GB' : language();
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle, timeZone: 'UTC' }).format(at);
}

/** The e-mail to somebody who is invited, and has no inbox yet. */
export function invitationWords(data: DataOf<typeof events.invitationSent>, publicUrl: string): Words {
  const { name, role, tenantName, invitedBy, link, expiresAt } = data;
  const address =
    link === undefined ? new URL('/sign-in', publicUrl).href : linkAddress('invitation', link, publicUrl);
  return {
    title: t`You are invited to ${tenantName}`,
    text: [
      t`Hello ${name},`,
      t`${invitedBy ?? t`Somebody`} invites you to ${tenantName} on Ficus, as ${ROLES[role]()}.`,
      t`To join, go to ${address}`,
      t`The invitation is good until ${date(expiresAt)}.`,
    ].join('\n\n'),
  };
}

/** The e-mail to somebody who was made by an admin: by its link they set their password. */
export function createdWords(data: DataOf<typeof events.personCreated>, publicUrl: string): Words {
  const { name, role, tenantName, link, linkExpiresAt } = data;
  return {
    title: t`Welcome to ${tenantName}: set your password`,
    text: [
      t`Hello ${name},`,
      t`you are ${ROLES[role]()} of ${tenantName} on Ficus now. Set your password here, once:`,
      linkAddress('set-password', link, publicUrl),
      t`The link is good until ${date(linkExpiresAt)}.`,
    ].join('\n\n'),
  };
}

/** The e-mail to somebody who asked for a link because they cannot sign in. */
export function passwordLinkWords(data: DataOf<typeof events.passwordLinkAsked>, publicUrl: string): Words {
  return {
    title: t`Set a new password for Ficus`,
    text: [
      t`Somebody, most likely you, asked for a link to set a new password for your account on Ficus:`,
      linkAddress('set-password', data.link, publicUrl),
      t`It is good once, until ${date(data.linkExpiresAt, 'short')} (UTC). Setting a password ends all your sessions.`,
      t`If it was not you, there is nothing to do: your password stays as it is.`,
    ].join('\n\n'),
  };
}

/**
 * Where a link leads: behind the `#` the token is in no log of any server. `link` keeps somebody who is signed in from
 * being sent on to their first page.
 */
function linkAddress(purpose: 'set-password' | 'invitation', token: string, publicUrl: string): string {
  return new URL(`/sign-in?link#${purpose}=${encodeURIComponent(token)}`, publicUrl).href;
}

/** The e-mail to those who acted in a tenant that was deleted. */
export function tenantDeletedWords({ name, keptUntil }: DataOf<typeof events.tenantDeleted>): Words {
  return {
    title: t`${name} was deleted`,
    text: t`You cannot act in ${name} any more. Until ${date(keptUntil)} the operators of the platform can bring it back, with everybody in it.`,
  };
}

/** The e-mail to those who may act in it again. */
export function tenantRestoredWords(
  { name }: DataOf<typeof events.tenantRestored>,
  publicUrl: string,
): Words {
  return {
    title: t`${name} is back`,
    text: t`${name} was brought back, as it was. To go on, sign in at ${new URL('/sign-in', publicUrl).href}`,
  };
}
