import type { Tenant } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import { useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { checkSettings, type SettingsFaults, type SettingsText } from './check-settings.ts';
import { textOf, useSettingsDraft } from './settings-draft.ts';

/** The form of a tenant's settings: its fields, their faults, and saving them against changes made meanwhile. */
export function useSettingsForm(tenant: Tenant) {
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [draft, keep] = useSettingsDraft(tenant.id);
  const [faults, setFaults] = useState<SettingsFaults>({});
  const saving = useMutation(queries.tenants.update.mutation());
  const saved = textOf(tenant);
  const text = draft?.text ?? saved;
  // The answer of the service, or the tenant as it is read anew: both tell of a change that somebody else has made.
  const isOutdated = draft !== undefined && draft.version !== tenant.version;
  const isConflict = isServiceError(saving.error) && saving.error.code === 'conflict';
  const failure = useFailure(isConflict ? undefined : saving.error);

  function change(field: keyof SettingsText, value: string) {
    const next = { ...text, [field]: value };
    const isAsSaved = Object.entries(next).every(([name, one]) => saved[name as keyof SettingsText] === one);
    keep(isAsSaved ? undefined : { text: next, version: draft?.version ?? tenant.version });
    setFaults(({ [field]: _mended, ...others }) => others);
    saving.reset();
  }

  function reset() {
    keep(undefined);
    setFaults({});
    saving.reset();
  }

  async function save() {
    const checked = checkSettings(text);
    setFaults(checked.isGood ? {} : checked.faults);
    if (!checked.isGood || !draft || saving.isPending) return;
    const { name, settings } = checked;
    const queryKey = queries.tenants.get.query({ id: tenant.id }).queryKey;
    try {
      const next = await saving.mutateAsync({ id: tenant.id, name, settings, version: draft.version });
      queryClient.setQueryData(queryKey, next);
      keep(undefined);
      void queryClient.invalidateQueries({ queryKey: queries.tenants.list.key });
      toast.show({ title: t`The settings are saved` });
    } catch (error) {
      if (isServiceError(error) && error.code === 'conflict') {
        await queryClient.invalidateQueries({ queryKey });
      } else if (isServiceError(error) && error.code === 'invalid') {
        setFaults(faultsOf(error.fields));
      }
    }
  }

  return {
    text,
    faults,
    failure,
    isBusy: saving.isPending,
    isChanged: draft !== undefined,
    isOutdated: isOutdated || isConflict,
    change,
    reset,
    /** Goes on with what was typed, upon what somebody else has saved. */
    rebase: () => {
      if (draft) keep({ ...draft, version: tenant.version });
      saving.reset();
    },
    save: () => void save(),
  };
}

/** The service's faults at the fields of the form. */
function faultsOf(fields: readonly { readonly path: string; readonly message: string }[]): SettingsFaults {
  const names = ['name', 'invitationDays', 'emailDomains'] as const;
  const found = fields.flatMap(({ path, message }) => {
    const name = names.find((one) => path.includes(one));
    return name ? [[name, message]] : [];
  });
  return Object.fromEntries(found);
}
