import { t } from '@ficus/i18n';
import { useQuery } from '@tanstack/react-query';
import { LateSelect } from '../after-view/late-select.tsx';
import { useHost } from '../host-context.ts';
import { useQueries } from '../use-queries.ts';

/** As many as the directory gives at a time. The address takes every other one. */
const LIMIT = 100;

interface TenantChoiceProps {
  readonly tenantId: string;
  readonly onChange: (tenantId: string) => void;
}

/** Whose log it is, for those who operate the platform. */
export function TenantChoice({ tenantId, onChange }: TenantChoiceProps) {
  const { person } = useHost();
  const queries = useQueries();
  const { data } = useQuery({ ...queries.tenants.list.query({ limit: LIMIT }), staleTime: 60_000 });
  const known = (data?.tenants ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const own = { value: person.tenantId, label: person.tenantName };
  // Until it is known what it is called.
  const shown = tenantId === own.value ? own : { value: tenantId, label: tenantId };
  const options = known.some(({ value }) => value === tenantId) ? known : [shown, ...known];
  return <LateSelect label={t`Organisation`} options={options} value={tenantId} onChange={onChange} />;
}
