import type { Tenant } from '@ficus/contracts';
import { formDraft } from '@ficus/remote-kit';
import { useMemo, useState } from 'react';
import { useHost } from '../host-context.ts';
import type { SettingsText } from './check-settings.ts';

/** Settings being edited: what stands in the fields, and the version of the tenant that it was made upon. */
export interface SettingsDraft {
  readonly text: SettingsText;
  readonly version: number;
}

/** The fields as they are saved. */
export function textOf({ name, settings }: Tenant): SettingsText {
  return {
    name,
    invitationDays: String(settings.invitationDays),
    emailDomains: settings.emailDomains.join('\n'),
  };
}

/**
 * The draft of a tenant's settings; absent while nothing is changed. The host keeps it, for this view and the legacy one
 * (form `settings:<tenant>`): a kill switch or a crash in the middle of an edit loses nothing.
 */
export function useSettingsDraft(tenantId: string) {
  const host = useHost();
  const kept = useMemo(() => formDraft(host, `settings:${tenantId}`), [host, tenantId]);
  const [draft, setDraft] = useState(() => parse(kept.read()));
  function keep(next: SettingsDraft | undefined) {
    setDraft(next);
    kept.keep(next && { ...next.text, version: next.version });
  }
  return [draft, keep] as const;
}

function parse(kept: unknown): SettingsDraft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { name, invitationDays, emailDomains, version } = kept as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof invitationDays !== 'string') return undefined;
  if (typeof emailDomains !== 'string' || typeof version !== 'number') return undefined;
  return { text: { name, invitationDays, emailDomains }, version };
}
