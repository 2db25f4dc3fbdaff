import { classNames } from '../class-names/class-names.ts';
import styles from './avatar.module.css';
import { initials } from './initials.ts';

export interface AvatarProps {
  readonly name: string;
  /** `square` stands for a tenant or a thing. Default: `round`, for a person. */
  readonly shape?: 'round' | 'square' | undefined;
  /** 24, 32 or 40 px. Default: `md`. */
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

/** Initials on a quiet ground. Decoration: the name itself stands beside it or labels the control. */
export function Avatar({ name, shape = 'round', size = 'md' }: AvatarProps) {
  return (
    <span className={classNames(styles.avatar, styles[shape], styles[size])} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
