import styles from './menu.module.css';

/** A line between groups of a menu's items. */
export function MenuSeparator() {
  return <hr className={styles.separator} />;
}
