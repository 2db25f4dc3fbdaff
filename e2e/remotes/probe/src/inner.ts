import styles from './inner.module.css';
import { markRun } from './mark-run.ts';

markRun('inner');

export const inner = 'inner code';
/** Class of what the inner code styles. */
export const innerClass = styles.inner;
