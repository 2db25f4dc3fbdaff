import type { Workspace } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import { Button, Dialog, FailureNotice, TextField, useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../refusal-words.ts';
import { useUnsaved } from '../unsaved.tsx';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';

const MAX_LENGTH = 80;

interface WorkspaceNameDialogProps {
  readonly tenantId: string;
  /** The one to be renamed; absent: a new one is made. */
  readonly workspace?: Workspace | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone?: (workspace: Workspace) => void;
}

/** Asks for the name of a workspace, new or not. */
export function WorkspaceNameDialog(props: WorkspaceNameDialogProps) {
  // What was typed belongs to one opening of the dialog.
  const [openings, setOpenings] = useState(0);
  const [wasOpen, setWasOpen] = useState(props.isOpen);
  if (props.isOpen !== wasOpen) {
    setWasOpen(props.isOpen);
    if (props.isOpen) setOpenings(openings + 1);
  }
  return <NameForm key={openings} {...props} />;
}

function NameForm({ tenantId, workspace, isOpen, onClose, onDone }: WorkspaceNameDialogProps) {
  const { name, setName, fault, failure, isBusy, save } = useSaveName(tenantId, workspace, (saved) => {
    onClose();
    onDone?.(saved);
  });
  useUnsaved(isOpen && name !== (workspace?.name ?? ''));
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={save}
      isDismissable={name === (workspace?.name ?? '')}
      size="sm"
      title={workspace ? t`Rename ${workspace.name}` : t`New workspace`}
      description={workspace ? undefined : t`You choose its members next.`}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {workspace ? t`Rename` : t`Create`}
          </Button>
        </>
      }
    >
      <TextField
        label={t`Name`}
        value={name}
        maxLength={MAX_LENGTH}
        autoComplete="off"
        error={fault}
        onChange={(event) => setName(event.target.value)}
      />
      {failure && <FailureNotice failure={failure} live="assertive" />}
    </Dialog>
  );
}

function useSaveName(
  tenantId: string,
  workspace: Workspace | undefined,
  onDone: (workspace: Workspace) => void,
) {
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(workspace?.name ?? '');
  const [isEmpty, setEmpty] = useState(false);
  const creating = useMutation(queries.workspaces.create.mutation());
  const renaming = useMutation(queries.workspaces.rename.mutation());
  const mutation = workspace ? renaming : creating;
  const isTaken = isServiceError(mutation.error) && mutation.error.problem?.code === 'name-taken';
  const failure = useFailure(isTaken ? undefined : mutation.error);

  async function save() {
    const wanted = name.trim();
    setEmpty(wanted === '');
    if (wanted === '' || mutation.isPending) return;
    if (wanted === workspace?.name) return onDone(workspace);
    try {
      const saved = workspace
        ? await renaming.mutateAsync({ id: tenantId, workspaceId: workspace.id, name: wanted })
        : await creating.mutateAsync({ id: tenantId, name: wanted });
      await queryClient.invalidateQueries({ queryKey: queries.workspaces.list.key });
      toast.show({ title: workspace ? t`Renamed to ${saved.name}` : t`${saved.name} has been created` });
      onDone(saved);
    } catch {
      // Shown by the form, from the mutation's state.
    }
  }

  return {
    name,
    setName: (next: string) => {
      setName(next);
      setEmpty(false);
      mutation.reset();
    },
    fault: isEmpty ? t`Enter a name.` : isTaken ? refusalWords(mutation.error) : undefined,
    failure,
    isBusy: mutation.isPending,
    save: () => void save(),
  };
}
