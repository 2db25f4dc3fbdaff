import { connect, createServer, type Socket } from 'node:net';

/** A cable to a server, such as a database, that can be pulled and put back. */
export interface Cable {
  readonly port: number;
  pull(): void;
  putBack(): void;
  close(): Promise<void>;
}

/** Lays one to a port of this machine. */
export async function layCable(host: string, port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let isPulled = false;
  const server = createServer((near) => {
    if (isPulled) return near.resetAndDestroy();
    const far = connect(port, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    pull() {
      isPulled = true;
      cut();
    },
    putBack() {
      isPulled = false;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
