import { type PlanId, tenantCare } from '@ficus/contracts';
import { type ClientOf, createServiceClient } from '@ficus/service-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const TABLE = { tenantCare };

/** The one client of what is seldom done with a tenant: the host's has what everybody needs. */
let client: ClientOf<typeof TABLE> | undefined;

function care() {
  client ??= createServiceClient({}, TABLE);
  return client.tenantCare;
}

const usageKey = (id: string) => ['tenant-usage', id];

/** What a tenant uses; counted anew whenever it is looked at. */
export function useUsage(id: string) {
  return useQuery({ queryKey: usageKey(id), queryFn: ({ signal }) => care().usage({ id }, { signal }) });
}

/** Gives a tenant another plan. */
export function useChangePlan(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (plan: PlanId) => care().changePlan({ id, plan }),
    onSuccess: (usage) => queryClient.setQueryData(usageKey(id), usage),
  });
}

/** Deletes a tenant whose name was typed. */
export function useRemoveTenant(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => care().remove({ id, name }),
    // Whatever is known may be of this tenant.
    onSuccess: () => void queryClient.invalidateQueries(),
  });
}

/** Tenants that can be brought back. */
export function useDeleted() {
  return useQuery({ queryKey: ['deleted-tenants'], queryFn: ({ signal }) => care().deleted({}, { signal }) });
}

/** Brings one back. */
export function useRestoreTenant() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => care().restore({ id }),
    onSettled: () => void queryClient.invalidateQueries(),
  });
}
