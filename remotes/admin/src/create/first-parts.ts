import { Button, Notice, TextField, useToast } from '@ficus/ui';
import { usePersonActions } from '../actions/person-actions.ts';
import { LateSelect } from '../after-view/late-select.tsx';
import { useHost } from '../host-context.ts';
import { faultsOfError, faultsOfInput } from '../invite/invite-faults.ts';
import { rolesInReach, useMe } from '../me.ts';
import { roleOptions } from '../people/role-options.ts';

/** What these pieces are made of and the first load has already; handed in, as a later chunk that imported it would make that grow. */
export const PARTS = {
  Button,
  Notice,
  Select: LateSelect,
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
export type Parts = typeof PARTS & Pick<typeof import('../after-view/after-view.ts'), 'Dialog'>;
