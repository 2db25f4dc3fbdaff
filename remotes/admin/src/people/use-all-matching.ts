import type { PersonSummary } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useToast } from '@ficus/ui';
import { useState } from 'react';
import type { PeopleList } from '../address/admin-address.ts';
import { useHost } from '../host-context.ts';
import { refusalWords } from '../refusal-words.ts';

/** As many at a time as the directory gives. */
const PAGE = 100;

/** Reads all whom a list finds, page by page; says why where that fails, and then gives nobody. */
export function useAllMatching(list: PeopleList, onFound: (people: readonly PersonSummary[]) => void) {
  const { client, report } = useHost();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);

  async function read(): Promise<void> {
    setBusy(true);
    try {
      const { search, role, status } = list;
      const found: PersonSummary[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.people.list({ search, role, status, limit: PAGE, cursor });
        found.push(...page.people);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      onFound(found);
    } catch (error) {
      report(error);
      toast.show({ tone: 'error', title: t`Not all could be selected`, description: refusalWords(error) });
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, read };
}
