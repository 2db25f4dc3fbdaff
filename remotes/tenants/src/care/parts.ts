import type {
  Button,
  Card,
  ConfirmDialog,
  FailureNotice,
  Notice,
  Skeleton,
  Table,
  useToast,
} from '@ficus/ui';
import { createContext, useContext } from 'react';
import type { useHost } from '../host-context.ts';
import type { refusalWords } from '../refusal-words.ts';
import type { dayWords } from '../time-words.ts';
import type { useFailure } from '../use-failure.ts';

/**
 * What these pages are made of and the first load has already. It is handed in: a later chunk that imported it would make
 * the first load grow, as modules of both are kept apart there.
 */
export interface Parts {
  readonly Button: typeof Button;
  readonly Card: typeof Card;
  readonly ConfirmDialog: typeof ConfirmDialog;
  readonly FailureNotice: typeof FailureNotice;
  readonly Notice: typeof Notice;
  readonly Skeleton: typeof Skeleton;
  readonly Table: typeof Table;
  readonly dayWords: typeof dayWords;
  readonly refusalWords: typeof refusalWords;
  readonly useFailure: typeof useFailure;
  readonly useHost: typeof useHost;
  readonly useToast: typeof useToast;
}

export const PartsContext = createContext<Parts | undefined>(undefined);

/** The parts. Throws outside of `Care`. */
export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('useParts: no parts here; render the component inside Care.');
  return parts;
}
