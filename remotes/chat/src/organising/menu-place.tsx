import { t } from '@ficus/i18n';
import { IconButton, MoreIcon } from '@ficus/ui';
import { type ComponentProps, useContext, useState } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import type { ConversationMenu } from './conversation-menu.tsx';

type MenuPlaceProps = Omit<ComponentProps<typeof ConversationMenu>, 'isWanted'>;

/** The menu of a conversation; until its code has come a button like its own, which fetches and then opens it. */
export function MenuPlace(menu: MenuPlaceProps) {
  const { part, error, load } = useContext(AfterViewContext) ?? {};
  const [isWanted, setIsWanted] = useState(false);
  if (part) return <part.ConversationMenu {...menu} isWanted={isWanted} />;
  return (
    <>
      {isWanted && error && <span role="alert">{t`The menu did not load.`}</span>}
      <IconButton
        label={isWanted && error ? t`Try again` : t`Actions on the conversation`}
        icon={<MoreIcon size={18} />}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-busy={(isWanted && !error) || undefined}
        onClick={() => {
          setIsWanted(true);
          load?.();
        }}
      />
    </>
  );
}
