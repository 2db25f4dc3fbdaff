import type { Message } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { CheckIcon, CopyIcon, IconButton, RetryIcon } from '@ficus/ui';
import { useCopy } from '../markdown/use-copy.ts';
import { useVersions } from './use-versions.ts';
import styles from './versions.module.css';

/** What can be done with a reply: taking it along, asking the same again. */
export function ReplyTools({ reply }: { readonly reply: Message }) {
  const { canBranch, questionOf, sayInstead } = useVersions();
  const { copy, isCopied } = useCopy(reply.content);
  const question = canBranch ? questionOf(reply) : undefined;
  return (
    <div className={styles.tools}>
      <span className={styles.quiet}>
        <IconButton
          size="sm"
          label={isCopied ? t`Copied` : t`Copy the reply`}
          icon={isCopied ? <CheckIcon /> : <CopyIcon />}
          onClick={copy}
        />
        {question && (
          <IconButton
            size="sm"
            label={t`Ask again`}
            icon={<RetryIcon />}
            onClick={() => sayInstead(question, question.content)}
          />
        )}
      </span>
    </div>
  );
}
