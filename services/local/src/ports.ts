import net from 'node:net';
import { type Configuration, PORTS, type PortName } from './configuration.ts';

/** Every port that another program already uses, and what moves it; none of parts that are not started here. */
export async function takenPorts(configuration: Configuration): Promise<string[]> {
  const { ports, databaseUrl, unleash } = configuration;
  const isElsewhere = (name: PortName) =>
    (name === 'postgres' && databaseUrl !== undefined) || (name === 'unleash' && unleash !== undefined);
  const entries = (Object.entries(ports) as [PortName, number][]).filter(([name]) => !isElsewhere(name));
  const taken = await Promise.all(entries.map(([, port]) => isTaken(port)));
  return entries.flatMap(([name, port], index) =>
    taken[index]
      ? [
          `Port ${port} (${name}) is taken by another program: end it, or set ${PORTS[name].variable} to a free port.`,
        ]
      : [],
  );
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
