import type { ServiceClient } from '@ficus/service-client';
import { useEffect, useRef, useState } from 'react';
import type { Host } from '../host.ts';
import type { MountRemote, Remote } from '../remote.ts';
import { createStandaloneHost } from './create-standalone-host.ts';
import type { Visitor } from './person.ts';
import { StandaloneBar } from './StandaloneBar.tsx';
import { StandaloneSignIn } from './StandaloneSignIn.tsx';
import styles from './standalone.module.css';

interface StandaloneProps {
  readonly feature: string;
  readonly remote: Remote;
  readonly client: ServiceClient;
  readonly visitor: Visitor;
}

/** A remote with a host around it. */
export function Standalone({ feature, remote, client, visitor }: StandaloneProps) {
  const [host] = useState(() =>
    visitor.kind === 'signed-out' ? undefined : createStandaloneHost(feature, visitor.person, client),
  );
  const again = () => location.reload();
  return (
    <div className={styles.page}>
      <StandaloneBar
        feature={feature}
        visitor={visitor}
        onSignOut={() => void client.auth.signOut().finally(again)}
      />
      <main className={styles.view}>
        {!host && <StandaloneSignIn client={client} onDone={again} />}
        {host && ('App' in remote ? <remote.App host={host} /> : <OwnRoot remote={remote} host={host} />)}
      </main>
    </div>
  );
}

function OwnRoot({ remote, host }: { readonly remote: MountRemote; readonly host: Host }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? remote.mount(place.current, host) : undefined), [remote, host]);
  return <div ref={place} />;
}
