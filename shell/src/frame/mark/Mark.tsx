import styles from './mark.module.css';

/** The product's mark, a fig leaf; decoration, as the name stands beside it. `size` in CSS pixels. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        className={styles.leaf}
        d="M16 2.2c2.7 0 4.4 2.6 4.4 5.9 0 1.3-.2 2.5-.6 3.7 1.5-2.3 3.8-3.9 6.1-3.3 2.9.8 3.4 4.2 1.7 7.1-.8 1.4-2 2.5-3.3 3.3 2-.2 4.2.3 4.9 2.3.9 2.6-1.7 4.9-5.1 5.3-2.9.3-5.5-.6-7-2.2v4.7a1.1 1.1 0 0 1-2.2 0v-4.7c-1.5 1.6-4.1 2.5-7 2.2-3.4-.4-6-2.7-5.1-5.3.7-2 2.9-2.5 4.9-2.3a9.5 9.5 0 0 1-3.3-3.3c-1.7-2.9-1.2-6.3 1.7-7.1 2.3-.6 4.6 1 6.1 3.3-.4-1.2-.6-2.4-.6-3.7 0-3.3 1.7-5.9 4.4-5.9Z"
      />
      <path
        className={styles.veins}
        d="M16 23.5V8M16 21.5l7.5-8.5M16 21.5 8.5 13M16 23.2l7.4-1.4M16 23.2l-7.4-1.4"
      />
    </svg>
  );
}
