import { ownerOf, type Person } from '@ficus/contracts';
import type { ServiceClient } from '@ficus/service-client';
import { guardFetch } from './guard-fetch.ts';

/** On it a tab tells the others for whom the session acts from now on. */
const CHANNEL = 'ficus-owner';

/** The page's tie to the person and tenant it was made for. */
export interface TenantSwitch {
  /** Has the session act in another tenant, and every tab of this browser with it. Rejects when it is refused. */
  switchTo(client: Pick<ServiceClient, 'auth'>, tenantId: string): Promise<void>;
}

/**
 * Binds the page to the person in the tenant that it was made for. Once the session acts for another – because this tab
 * switches, another one did, or the person was removed from the tenant – the page is loaded anew by `reload`: nothing of
 * the one is then left in memory for the other.
 */
export function bindToOwner(
  view: Pick<typeof globalThis, 'fetch' | 'location'>,
  person: Pick<Person, 'id' | 'tenantId'>,
  reload: () => void,
): TenantSwitch {
  const owner = ownerOf(person);
  let isLeaving = false;
  const leave = () => {
    if (isLeaving) return;
    isLeaving = true;
    reload();
  };
  guardFetch(view, owner, leave);
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (typeof data === 'string' && data !== owner) leave();
  };
  // A tab that was opened while the session still acted for another has not heard of the switch.
  channel.postMessage(owner);
  return {
    async switchTo(client, tenantId) {
      await client.auth.switchTenant({ tenantId });
      channel.postMessage(ownerOf({ id: person.id, tenantId }));
      leave();
    },
  };
}
