import type { Workspace } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { ArchiveIcon, Button, PencilIcon, RetryIcon, useToast } from '@ficus/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import { refusalWords } from '../refusal-words.ts';
import { useQueries } from '../use-queries.ts';

interface WorkspaceActionsProps {
  readonly tenantId: string;
  readonly workspace: Workspace;
}

/** What can be done with a workspace as a whole. Archiving is undone as easily, so it does not ask. */
export function WorkspaceActions({ tenantId, workspace }: WorkspaceActionsProps) {
  const [isRenaming, setRenaming] = useState(false);
  const part = useWanted(isRenaming);
  const { isBusy, setArchived } = useArchiving(tenantId, workspace);
  const isArchived = workspace.archivedAt !== undefined;
  return (
    <>
      <Button icon={<PencilIcon />} onClick={() => setRenaming(true)}>{t`Rename`}</Button>
      <Button
        icon={isArchived ? <RetryIcon /> : <ArchiveIcon />}
        busy={isBusy}
        onClick={() => void setArchived(!isArchived)}
      >
        {isArchived ? t`Restore` : t`Archive`}
      </Button>
      {part && (
        <part.WorkspaceNameDialog
          tenantId={tenantId}
          workspace={workspace}
          isOpen={isRenaming}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

function useArchiving(tenantId: string, { id: workspaceId, name }: Workspace) {
  const queries = useQueries();
  const queryClient = useQueryClient();
  const toast = useToast();
  const archiving = useMutation(queries.workspaces.archive.mutation());
  const restoring = useMutation(queries.workspaces.restore.mutation());

  async function setArchived(isArchived: boolean) {
    const mutation = isArchived ? archiving : restoring;
    try {
      await mutation.mutateAsync({ id: tenantId, workspaceId });
      await queryClient.invalidateQueries({ queryKey: queries.workspaces.list.key });
      toast.show({
        title: isArchived ? t`${name} is archived` : t`${name} is in use again`,
        action: { label: t`Undo`, onPress: () => void setArchived(!isArchived) },
      });
    } catch (error) {
      toast.show({
        tone: 'error',
        title: isArchived ? t`${name} could not be archived` : t`${name} could not be restored`,
        description: refusalWords(error),
      });
    }
  }

  return { isBusy: archiving.isPending || restoring.isPending, setArchived };
}
