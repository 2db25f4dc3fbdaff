import { Button } from '@ficus/ui';
import { type FormEvent, useId } from 'react';
import type { Feature } from '../features.ts';
import styles from './inspector.module.css';

interface LocalRemoteFormProps {
  readonly feature: Feature;
  /** The port that is in use now. */
  readonly port: number | undefined;
}

/** Has a feature's remote come from a development server on the operator's own machine. A new page: only that opens its policy. */
export function LocalRemoteForm({ feature, port }: LocalRemoteFormProps) {
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get('port');
    location.assign(`${feature.path}?local-remote=${feature.name}:${chosen}`);
  }
  return (
    <form className={styles.choice} onSubmit={submit}>
      <label htmlFor={id}>Run {feature.title} from port</label>
      <input
        id={id}
        name="port"
        className={styles.select}
        type="number"
        min={1024}
        max={65_535}
        defaultValue={port ?? 8190}
        required
      />
      of this machine
      <Button size="sm" type="submit">
        Run
      </Button>
    </form>
  );
}
