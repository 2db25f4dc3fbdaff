import { t, translate } from '@ficus/i18n';
import type { MouseEvent } from 'react';
import { FeatureIcon } from './FeatureIcon.tsx';
import styles from './navigation.module.css';
import { isPlainClick } from './plain-click.ts';

/** A feature as the navigation shows it. */
export interface FeatureLink {
  readonly name: string;
  readonly title: string;
  /** Where it lives, such as `/chat`. */
  readonly path: string;
}

export interface NavigationProps {
  readonly features: readonly FeatureLink[];
  /** Name of the feature on the page; none on pages that belong to no feature. */
  readonly activeFeature?: string | undefined;
  readonly onNavigate: (path: string) => void;
}

/** Links to the features a person may use: a column beside the view, a bar below it on phones. */
export function Navigation({ features, activeFeature, onNavigate }: NavigationProps) {
  function follow(event: MouseEvent, path: string) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onNavigate(path);
  }

  return (
    <nav className={styles.navigation} aria-label={t`Features`} data-count={features.length}>
      <ul className={styles.list}>
        {features.map(({ name, title, path }) => (
          <li key={name}>
            <a
              className={styles.link}
              href={path}
              aria-current={name === activeFeature ? 'page' : undefined}
              onClick={(event) => follow(event, path)}
            >
              <FeatureIcon name={name} />
              <span className={styles.title}>{translate(title)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
