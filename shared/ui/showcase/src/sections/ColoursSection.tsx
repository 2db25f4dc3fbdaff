import type { CSSProperties } from 'react';
import { Section } from '../Section.tsx';
import styles from '../showcase.module.css';

const COLOURS = [
  'canvas',
  'sunken',
  'surface',
  'raised',
  'hover',
  'pressed',
  'line',
  'line-control',
  'text',
  'text-muted',
  'accent',
  'accent-soft',
  'accent-text',
  'fig',
  'fig-soft',
  'info-soft',
  'success-soft',
  'warning-soft',
  'danger-soft',
  'danger',
  'inverse',
];

export function ColoursSection() {
  return (
    <Section title="Colours">
      <div className={styles.swatches}>
        {COLOURS.map((name) => (
          <div key={name} className={styles.swatch}>
            <div className={styles.colour} style={{ '--colour': `var(--ficus-${name})` } as CSSProperties} />
            {name}
          </div>
        ))}
      </div>
    </Section>
  );
}
