import { Button, Dialog, Notice, Select, TextField, useToast } from '@ficus/ui';
import { lazy, Suspense } from 'react';
import { usePersonActions } from '../actions/person-actions.ts';
import { useHost } from '../host-context.ts';
import { faultsOfError, faultsOfInput } from '../invite/invite-faults.ts';
import { rolesInReach, useMe } from '../me.ts';
import { roleOptions } from '../people/role-choice.tsx';
import type { Parts } from './parts.ts';

const PARTS: Parts = {
  Button,
  Dialog,
  Notice,
  Select,
  TextField,
  faultsOfError,
  faultsOfInput,
  roleOptions,
  rolesInReach,
  useHost,
  useMe,
  usePersonActions,
  useToast,
};

const Creations = lazy(() => import(/* webpackChunkName: "create" */ './creations.tsx'));

export interface CreationsProps {
  /** Whether somebody is to be made. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Who is being made, and the dialog for another one. Its code comes when the people are there. */
export function LateCreations(props: CreationsProps) {
  return (
    <Suspense>
      <Creations {...props} parts={PARTS} />
    </Suspense>
  );
}
