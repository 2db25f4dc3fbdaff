import { ownerOf, type Person } from '@ficus/contracts';
import type { JsonRecord } from '../lenses/json-record.ts';
import { type Adoptions, whatIsOpen } from '../lenses/legacy-session.ts';
import type { KeyValueStorage } from '../stores/safe-storage.ts';

/** Who took over the legacy session that names nobody. The legacy view reads both keys too. */
const OWNER_KEY = 'ficus-legacy-owner';
/** To which tenant a person's session that names none belongs. */
const tenantKey = ({ id }: Person) => `ficus-legacy-tenant:${encodeURIComponent(id)}`;

/** Who has taken over legacy sessions that do not say whose they are, as far as this person is concerned. */
export function readAdoptions(storage: KeyValueStorage, person: Person): Adoptions {
  const nobodys = storage.getItem(OWNER_KEY) ?? undefined;
  return {
    // Earlier versions knew the person alone: the tenant is the one in which we meet it first.
    nobodys: nobodys === person.id ? ownerOf(person) : nobodys,
    tenantless: storage.getItem(tenantKey(person)) ?? undefined,
  };
}

/** Takes over what a session that was read as the person's own leaves open, before anything of it is shown or sent. */
export function adopt(storage: KeyValueStorage, session: JsonRecord, person: Person): void {
  const open = whatIsOpen(session);
  if (open === 'owner') storage.setItem(OWNER_KEY, ownerOf(person));
  if (open === 'tenant') storage.setItem(tenantKey(person), person.tenantId);
}
