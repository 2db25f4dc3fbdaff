import type { Tenant } from '@ficus/contracts';
import { Button, Card, ConfirmDialog, FailureNotice, Notice, Skeleton, Table, useToast } from '@ficus/ui';
import { lazy, Suspense } from 'react';
import { useHost } from '../host-context.ts';
import { refusalWords } from '../refusal-words.ts';
import { dayWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import type { Parts } from './parts.ts';

const PARTS: Parts = {
  Button,
  Card,
  ConfirmDialog,
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

const Care = lazy(() => import(/* webpackChunkName: "care" */ './care.tsx'));

/** What is seldom done with tenants: `usage` and `danger` of one, and those that were `deleted`. */
export type CarePage =
  | { readonly page: 'usage' | 'danger'; readonly tenant: Tenant }
  | { readonly page: 'deleted' };

/** Shows it. Its code comes with the first look at it. */
export function LateCare(props: CarePage) {
  return (
    <Suspense>
      <Care {...props} parts={PARTS} />
    </Suspense>
  );
}
