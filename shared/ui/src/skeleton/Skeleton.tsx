import { classNames } from '../class-names/class-names.ts';
import styles from './skeleton.module.css';

export interface SkeletonProps {
  /** The thing it stands for. Default: `line`. */
  readonly shape?: 'line' | 'heading' | 'block' | 'circle' | undefined;
  /** Share of the width that it takes. Default: `full`. */
  readonly width?: 'full' | 'wide' | 'half' | 'short' | undefined;
}

/** A grey stand-in for content under way. Decoration: announce the wait once, on the whole. */
export function Skeleton({ shape = 'line', width = 'full' }: SkeletonProps) {
  return <span className={classNames(styles.skeleton, styles[shape], styles[width])} aria-hidden="true" />;
}
