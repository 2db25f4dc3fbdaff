import { t } from '@ficus/i18n';
import { CheckIcon, CopyIcon, IconButton } from '@ficus/ui';
import { useMemo } from 'react';
import { useLater } from '../later/use-later.ts';
import styles from './markdown.module.css';
import { useCopy } from './use-copy.ts';

/** Longer code is shown without colours: they would hold the page up. */
const HIGHLIGHT_LIMIT = 30_000;

interface CodeBlockProps {
  readonly code: string;
  /** As the fence names it. */
  readonly language: string | undefined;
}

const fetchHighlighting = () => import(/* webpackChunkName: "highlighting" */ './highlighting.tsx');

/** Code with its language and a button that copies it; in colours once what colours it has come. */
export function CodeBlock({ code, language = '' }: CodeBlockProps) {
  const name = language.trim().split(/\s+/)[0] ?? '';
  const { part } = useLater('highlighting', fetchHighlighting, name !== '');
  const { copy, isCopied } = useCopy(code);
  const coloured = useMemo(
    () => (code.length <= HIGHLIGHT_LIMIT ? part?.highlight(code, name, styles) : undefined),
    [part, code, name],
  );
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>{name || t`Text`}</span>
        <IconButton
          size="sm"
          label={isCopied ? t`Copied` : t`Copy the code`}
          icon={isCopied ? <CheckIcon /> : <CopyIcon />}
          onClick={copy}
        />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre className={styles.pre} tabIndex={0}>
        <code>{coloured ?? code}</code>
      </pre>
    </figure>
  );
}
