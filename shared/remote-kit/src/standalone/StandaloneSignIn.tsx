import type { ServiceClient } from '@ficus/service-client';
import { Button, Notice, TextField } from '@ficus/ui';
import { type FormEvent, useState } from 'react';
import styles from './standalone.module.css';

/** Signs in to the running system; the session counts on its own pages too. */
export function StandaloneSignIn({ client, onDone }: { client: ServiceClient; onDone: () => void }) {
  const [email, setEmail] = useState('ada@acme.test');
  const [password, setPassword] = useState('');
  const [isRefused, setRefused] = useState(false);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    try {
      await client.auth.signIn({ email, password });
      onDone();
    } catch {
      setRefused(true);
    }
  }

  return (
    <form className={styles.signIn} onSubmit={signIn}>
      <TextField
        label="Email"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {isRefused && <Notice tone="error" title="The system did not accept these" />}
      <Button type="submit" variant="primary">
        Sign in
      </Button>
    </form>
  );
}
