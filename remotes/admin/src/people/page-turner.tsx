import { number, plural, t } from '@ficus/i18n';
import { Pager, useToast } from '@ficus/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PeopleList } from '../address/admin-address.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { refusalWords } from '../refusal-words.ts';
import { useQueries } from '../use-queries.ts';
import { WALK_STALE_MS, walkPages } from '../walk-pages.ts';
import { inputOf } from './use-people.ts';

/** Entries of a page, where the directory is not told otherwise. */
const PAGE = 25;

interface PageTurnerProps {
  readonly list: PeopleList;
  readonly shown: number;
  readonly total: number;
  readonly nextCursor: string | undefined;
}

/** Below the list: which part of it this is, and the way to the others. */
export function PageTurner({ list, shown, total, nextCursor }: PageTurnerProps) {
  const { go } = useAdminAddress();
  const queryClient = useQueryClient();
  const queries = useQueries();
  const toast = useToast();
  const [isTurning, setTurning] = useState(false);
  const page = list.page ?? 1;
  const first = (page - 1) * PAGE + 1;

  async function turnTo(number: number) {
    setTurning(true);
    try {
      const nextOf = async (at: PeopleList) => {
        const options = queries.people.list.query(inputOf(at));
        return (await queryClient.fetchQuery({ ...options, staleTime: WALK_STALE_MS })).nextCursor;
      };
      go({ screen: 'people', list: await walkPages(list, number, nextOf) });
    } catch (error) {
      toast.show({ tone: 'error', title: t`The page could not be read`, description: refusalWords(error) });
    } finally {
      setTurning(false);
    }
  }

  return (
    <Pager
      summary={countWords(page === 1 && nextCursor === undefined, first, shown, total)}
      hasPages={page > 1 || nextCursor !== undefined}
      isFirst={page === 1}
      isBusy={isTurning}
      onFirst={page > 2 ? () => void turnTo(1) : undefined}
      onPrevious={() => void turnTo(page - 1)}
      onNext={
        nextCursor === undefined
          ? undefined
          : () => go({ screen: 'people', list: { ...list, cursor: nextCursor, page: page + 1 } })
      }
    />
  );
}

function countWords(isWhole: boolean, first: number, shown: number, total: number): string {
  const whole = plural(total, { one: '# person', other: '# people' });
  if (isWhole || shown === 0) return whole;
  return t`${number(first)}–${number(first + shown - 1)} of ${whole}`;
}
