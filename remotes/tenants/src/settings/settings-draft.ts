import type { Tenant } from '@ficus/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
 * The draft of a tenant's settings; absent while nothing is changed. It stands in the host's query client, which outlives
 * this view: a kill switch or a crash in the middle of an edit loses nothing once this view is back.
 */
export function useSettingsDraft(tenantId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['tenants-remote', 'settings-draft', tenantId];
  const [draft, setDraft] = useState(() => queryClient.getQueryData<SettingsDraft>(queryKey));
  useEffect(() => {
    queryClient.setQueryDefaults(['tenants-remote', 'settings-draft'], { gcTime: Number.POSITIVE_INFINITY });
  }, [queryClient]);
  function keep(next: SettingsDraft | undefined) {
    setDraft(next);
    if (next) queryClient.setQueryData(queryKey, next);
    else queryClient.removeQueries({ queryKey, exact: true });
  }
  return [draft, keep] as const;
}
