import { Button, Card, FailureNotice, Notice, Skeleton, Table, useToast } from '@ficus/ui';
import { useHost } from '../host-context.ts';
import { refusalWords } from '../refusal-words.ts';
import { dayWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';

/**
 * What these pages are made of and the first load has already. It is handed in: a later chunk that imported it would make
 * the first load grow, as modules of both are kept apart there.
 */
export const PARTS = {
  Button,
  Card,
  FailureNotice,
  Notice,
  Skeleton,
  Table,
  dayWords,
  refusalWords,
  useFailure,
  useHost,
  useToast,
};
