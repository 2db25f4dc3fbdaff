import type { Button, EmptyState, FailureNotice, Skeleton, Table, TextField } from '@ficus/ui';
import { createContext, useContext } from 'react';
import type { useAdminAddress } from '../address/use-admin-address.ts';
import type { LateSelect } from '../after-view/late-select.tsx';
import type { momentWords } from '../time-words.ts';
import type { useFailure } from '../use-failure.ts';
import type { useReady } from '../use-ready.ts';

/**
 * What the page of the migration is made of and the first load has already. It is handed in: a later chunk that imported
 * it would make the first load grow, as modules of both are kept apart there.
 */
export interface Parts {
  readonly Button: typeof Button;
  readonly EmptyState: typeof EmptyState;
  readonly FailureNotice: typeof FailureNotice;
  readonly Select: typeof LateSelect;
  readonly Skeleton: typeof Skeleton;
  readonly Table: typeof Table;
  readonly TextField: typeof TextField;
  readonly momentWords: typeof momentWords;
  readonly useAdminAddress: typeof useAdminAddress;
  readonly useFailure: typeof useFailure;
  readonly useReady: typeof useReady;
}

export const PartsContext = createContext<Parts | undefined>(undefined);

/** The parts. Throws outside the page. */
export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('useParts: no parts here; render the component inside MigrationPage.');
  return parts;
}
