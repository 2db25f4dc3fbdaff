import type { PersonSummary } from '@ficus/contracts';
import { number, t } from '@ficus/i18n';
import {
  Button,
  CheckIcon,
  Dialog,
  EmptyState,
  FailureNotice,
  Notice,
  PlusIcon,
  SearchField,
  Spinner,
} from '@ficus/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PersonName } from '../members/person-name.tsx';
import { refusalWords } from '../refusal-words.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useSearchText } from '../use-search-text.ts';
import styles from './add-people-dialog.module.css';
import { useMembership, type WorkspacePlace } from './use-membership.ts';

/** People offered at a time; a search finds the others. */
const OFFERED = 20;

interface AddPeopleDialogProps {
  readonly place: WorkspacePlace;
  readonly name: string;
  /** Who is in it already. */
  readonly present: readonly PersonSummary[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Finds people of the tenant and puts them into a workspace, one press each. */
export function AddPeopleDialog({ place, name, present, isOpen, onClose }: AddPeopleDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t`Add people to ${name}`}
      footer={<Button variant="primary" onClick={onClose}>{t`Done`}</Button>}
    >
      <Candidates place={place} present={present} />
    </Dialog>
  );
}

function Candidates({ place, present }: Pick<AddPeopleDialogProps, 'place' | 'present'>) {
  const [wanted, setWanted] = useState('');
  const search = useSearchText(wanted, setWanted);
  const people = useQuery({
    ...useQueries().tenants.members.query({
      id: place.id,
      status: 'active',
      limit: OFFERED,
      ...(wanted && { search: wanted }),
    }),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  const failure = useFailure(people.error);
  const isThere = new Set(present.map(({ id }) => id));
  const found = people.data?.people ?? [];
  const hidden = (people.data?.total ?? 0) - found.length;
  return (
    <>
      <SearchField
        label={t`Search people`}
        placeholder={t`Name or e-mail`}
        value={search.text}
        onChange={search.setText}
        isBusy={search.isPending || people.isPlaceholderData}
      />
      {failure && <FailureNotice failure={failure} onRetry={() => void people.refetch()} />}
      {people.isPending && <Spinner label={t`Loading people`} size="md" />}
      {people.data && found.length === 0 && (
        <EmptyState
          title={t`Nobody is found`}
          level={3}
        >{t`Search for less of the name, or for the address.`}</EmptyState>
      )}
      <ul className={styles.people} aria-label={t`People found`}>
        {found.map((person) => (
          <Candidate key={person.id} person={person} place={place} isThere={isThere.has(person.id)} />
        ))}
      </ul>
      {hidden > 0 && <p className={styles.more}>{t`${number(hidden)} more. Search to narrow them down.`}</p>}
    </>
  );
}

interface CandidateProps {
  readonly person: PersonSummary;
  readonly place: WorkspacePlace;
  readonly isThere: boolean;
}

function Candidate({ person, place, isThere }: CandidateProps) {
  const { add } = useMembership(place);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function addThem() {
    setBusy(true);
    setError(undefined);
    await add(person).catch(setError);
    setBusy(false);
  }

  return (
    <li className={styles.candidate}>
      <div className={styles.row}>
        <PersonName person={person} />
        {/* One and the same button before and after, so that it keeps the focus. */}
        <Button
          size="sm"
          variant={isThere ? 'ghost' : 'secondary'}
          icon={isThere ? <CheckIcon /> : <PlusIcon />}
          busy={isBusy}
          aria-label={isThere ? t`${person.name} is a member` : t`Add ${person.name}`}
          aria-disabled={isThere || undefined}
          onClick={() => !isThere && void addThem()}
        >
          {isThere ? t`Added` : t`Add`}
        </Button>
      </div>
      {error !== undefined && (
        <Notice tone="error" live="assertive">
          {refusalWords(error)}
        </Notice>
      )}
    </li>
  );
}
