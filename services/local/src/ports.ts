import net from 'node:net';
import { type Configuration, ConfigurationError, PORTS, type PortName } from './configuration.ts';

/** Throws a `ConfigurationError` that names every port that another program already uses, and what moves it. */
export async function checkPorts(ports: Configuration['ports']): Promise<void> {
  const entries = Object.entries(ports) as [PortName, number][];
  const taken = await Promise.all(entries.map(([, port]) => isTaken(port)));
  const faults = entries.flatMap(([name, port], index) =>
    taken[index]
      ? [
          `Port ${port} (${name}) is taken by another program: end it, or set ${PORTS[name].variable} to a free port.`,
        ]
      : [],
  );
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
