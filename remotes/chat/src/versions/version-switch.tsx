import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { ChevronRightIcon, IconButton } from '@ficus/ui';
import { useEffect, useRef } from 'react';
import { useHost } from '../host-context.ts';
import { switchFocus } from './switch-focus.ts';
import { useVersions } from './use-versions.ts';
import styles from './versions.module.css';

/** Goes from one version to the next, as '2 / 3'; nothing where there is one. */
export function VersionSwitch({ message }: { readonly message: Message }) {
  const host = useHost();
  const { conversationId, placeOf, open } = useVersions();
  const place = placeOf(message);
  const group = useRef<HTMLFieldSetElement>(null);
  const count = place?.conversations.length ?? 0;
  const number = (place?.index ?? 0) + 1;

  // The other version is another thread: the focus goes with the person.
  useEffect(() => {
    const step = count > 0 ? switchFocus.take(conversationId) : undefined;
    if (step === undefined) return;
    const [back, on] = group.current?.querySelectorAll('button') ?? [];
    const [wanted, other] = step < 0 ? [back, on] : [on, back];
    (wanted?.disabled ? other : wanted)?.focus();
    host.announce(t`Version ${number} of ${count}`, 'polite');
  }, [host, conversationId, count, number]);

  if (!place) return null;
  function go(step: -1 | 1) {
    const next = place?.conversations[place.index + step];
    if (next === undefined) return;
    switchFocus.want(next, step);
    open(next);
  }
  return (
    <fieldset ref={group} className={styles.switch} aria-label={t`Version ${number} of ${count}`}>
      <IconButton
        size="sm"
        className={styles.back}
        label={t`Version before`}
        icon={<ChevronRightIcon />}
        disabled={number === 1}
        onClick={() => go(-1)}
      />
      <span aria-hidden="true">
        {number} / {count}
      </span>
      <IconButton
        size="sm"
        label={t`Next version`}
        icon={<ChevronRightIcon />}
        disabled={number === count}
        onClick={() => go(1)}
      />
    </fieldset>
  );
}
