import type { PersonCreation } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CreateDialog } from './create-dialog.tsx';
import { CreationRow } from './creation-row.tsx';
import type { Parts } from './first-parts.ts';
import type { CreationsProps } from './late-creations.tsx';
import { isUnderWay, prepareCreations, useCreations } from './use-creations.ts';

export { prepareCreations };

/** Who is being made and who could not be, and the dialog for another one. A default export, as `lazy` wants one. */
export default function Creations({ isOpen, onOpen, parts }: CreationsProps & { readonly parts: Parts }) {
  const { data = [] } = useCreations();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [again, setAgain] = useState<PersonCreation>();
  // What was typed belongs to one opening of the dialog.
  const [openings, setOpenings] = useState(0);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setOpenings(openings + 1);
  }
  useEnded(data, parts);
  const shown = data.filter((one) => one.state !== 'done' && !hidden.has(one.id));

  function hide({ id }: PersonCreation) {
    setHidden(new Set([...hidden, id]));
  }
  function close() {
    setAgain(undefined);
    onOpen(false);
  }

  return (
    <>
      {shown.map((creation) => (
        <CreationRow
          key={creation.id}
          creation={creation}
          parts={parts}
          onHide={() => hide(creation)}
          onAgain={() => {
            hide(creation);
            setAgain(creation);
            onOpen(true);
          }}
        />
      ))}
      <CreateDialog key={openings} first={again} isOpen={isOpen} onClose={close} parts={parts} />
    </>
  );
}

/** Says what has ended since it was last looked, and has the people read anew. */
function useEnded(creations: readonly PersonCreation[], { useHost, useToast }: Parts): void {
  const { announce } = useHost();
  const toast = useToast();
  const queryClient = useQueryClient();
  const underWay = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ended = creations.filter((one) => underWay.current.has(one.id) && !isUnderWay(one));
    underWay.current = new Set(creations.filter(isUnderWay).map(({ id }) => id));
    for (const { name, email, state } of ended) {
      if (state === 'done')
        toast.show({
          title: t`${name} has been created`,
          description: t`The link to set a password is on its way to ${email}.`,
        });
      else announce(t`${name} could not be created.`, 'assertive');
    }
    // Whatever lists somebody has read, they may be in it.
    if (ended.length > 0) void queryClient.invalidateQueries();
  }, [creations, announce, toast, queryClient]);
}
