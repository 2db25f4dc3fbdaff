import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import {
  ArchiveIcon,
  DownloadIcon,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MoreIcon,
  PencilIcon,
  PinIcon,
  TrashIcon,
} from '@ficus/ui';
import { useEffect, useRef, useState } from 'react';
import type { ConversationEntry } from '../conversations/merge-conversations.ts';
import { useHost } from '../host-context.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { download } from './download.ts';
import { type ExportedConversation, toJson, toMarkdown } from './export-conversation.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { useChangeConversation } from './use-change-conversation.ts';
import { useDeleteConversation } from './use-delete-conversation.ts';

interface ConversationMenuProps {
  readonly entry: ConversationEntry;
  /** False for a conversation that exists only as a draft. */
  readonly isSaid: boolean;
  /** The service has it: what is kept there can be changed. */
  readonly isOnServer: boolean;
  /** As far as they are here. */
  readonly messages: readonly Message[] | undefined;
  readonly onDeleted: () => void;
  /** It was asked for before it was there: opens at once. */
  readonly isWanted: boolean;
}

/** What can be done with a conversation as a whole. */
export function ConversationMenu(props: ConversationMenuProps) {
  const { entry, isSaid, isOnServer, messages, onDeleted, isWanted } = props;
  const { client } = useHost();
  const { change } = useChangeConversation(entry.id);
  const { remove, canUndo, ...deletion } = useDeleteConversation(entry.id, isSaid, onDeleted);
  const [asks, setAsks] = useState<'name' | 'deletion'>();
  const place = useRef<HTMLSpanElement>(null);
  const [wasWanted] = useState(isWanted);
  useEffect(() => {
    if (wasWanted) place.current?.querySelector('button')?.click();
  }, [wasWanted]);

  // An older host's client has no such call.
  const canChange = isOnServer && 'change' in client.chat;
  const exported: ExportedConversation | undefined = messages?.length
    ? { id: entry.id, title: entry.title, messages }
    : undefined;
  return (
    <span ref={place}>
      <Menu
        label={t`Actions on the conversation`}
        trigger={(trigger) => (
          <IconButton {...trigger} label={t`Actions on the conversation`} icon={<MoreIcon size={18} />} />
        )}
      >
        {canChange && (
          <>
            <MenuItem icon={<PencilIcon />} onSelect={() => setAsks('name')}>{t`Rename`}</MenuItem>
            <MenuItem icon={<PinIcon />} onSelect={() => change({ isPinned: entry.pinnedAt === undefined })}>
              {entry.pinnedAt === undefined ? t`Pin to the top` : t`Unpin`}
            </MenuItem>
            <MenuItem
              icon={<ArchiveIcon />}
              onSelect={() => change({ isArchived: entry.archivedAt === undefined })}
            >
              {entry.archivedAt === undefined ? t`Archive` : t`Take out of the archive`}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        {exported && (
          <>
            <MenuItem
              icon={<DownloadIcon />}
              onSelect={() => download(toMarkdown(exported))}
            >{t`Export as Markdown`}</MenuItem>
            <MenuItem
              icon={<DownloadIcon />}
              onSelect={() => download(toJson(exported))}
            >{t`Export as JSON`}</MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<TrashIcon />} onSelect={() => (canUndo ? remove() : setAsks('deletion'))}>
          {!isSaid ? t`Discard draft` : entry.family === undefined ? t`Delete` : t`Delete this version`}
        </MenuItem>
      </Menu>
      <RenameDialog
        isOpen={asks === 'name'}
        title={entry.isNamed ? entry.title : ''}
        placeholder={entry.title}
        onClose={() => setAsks(undefined)}
        onRename={(title) => change({ title })}
      />
      <DeleteDialog
        isOpen={asks === 'deletion'}
        onCancel={() => setAsks(undefined)}
        onConfirm={remove}
        {...deletion}
      />
    </span>
  );
}
