import type { FeatureName } from './job.ts';

/** What the remotes can do and the legacy views cannot: no parity is owed for it, and other tests are about it. */
export const REMOTES_OWN: Readonly<Record<FeatureName, readonly string[]>> = {
  chat: [
    'an answer that streams, and can be stopped',
    'the sources of an answer',
    'an answer asked for again, a question edited, versions of a conversation',
    'search in titles and messages',
    'rename, pin, archive, export',
    'undo of a deletion',
    'own documents: add, list, remove (answers rest on them in both)',
    'messages that wait for the network',
  ],
  admin: [
    'making a person, with an account, at once',
    'changes of many people at once, removal',
    'undo',
    'sessions and devices of a person',
    'the audit log and its export',
    'the migration page',
  ],
  tenants: [
    'plan and usage',
    'the danger zone: deleting a tenant, bringing it back',
    'undo of an archived workspace and of a removed member',
  ],
};
