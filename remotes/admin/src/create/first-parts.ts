import { Button, Dialog, Notice, Select, TextField, useToast } from '@ficus/ui';
import { usePersonActions } from '../actions/person-actions.ts';
import { useHost } from '../host-context.ts';
import { faultsOfError, faultsOfInput } from '../invite/invite-faults.ts';
import { rolesInReach, useMe } from '../me.ts';
import { roleOptions } from '../people/role-choice.tsx';

/** What these pieces are made of and the first load has already; handed in, as a later chunk that imported it would make that grow. */
export const PARTS = {
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

/** What is handed in. */
export type Parts = typeof PARTS;
