import type { Button, Dialog, Notice, Select, TextField, useToast } from '@ficus/ui';
import type { usePersonActions } from '../actions/person-actions.ts';
import type { useHost } from '../host-context.ts';
import type { faultsOfError, faultsOfInput } from '../invite/invite-faults.ts';
import type { rolesInReach, useMe } from '../me.ts';
import type { roleOptions } from '../people/role-choice.tsx';

/** What these pieces are made of and the first load has already; handed in, as a later chunk that imported it would make that grow. */
export interface Parts {
  readonly Button: typeof Button;
  readonly Dialog: typeof Dialog;
  readonly Notice: typeof Notice;
  readonly Select: typeof Select;
  readonly TextField: typeof TextField;
  readonly faultsOfError: typeof faultsOfError;
  readonly faultsOfInput: typeof faultsOfInput;
  readonly roleOptions: typeof roleOptions;
  readonly rolesInReach: typeof rolesInReach;
  readonly useHost: typeof useHost;
  readonly useMe: typeof useMe;
  readonly usePersonActions: typeof usePersonActions;
  readonly useToast: typeof useToast;
}
