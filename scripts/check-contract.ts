import { readFile, writeFile } from 'node:fs/promises';
import {
  type EventsDocument,
  eventIncompatibilities,
  eventsDocument,
  incompatibilities,
  type OpenApiDocument,
  openApiDocument,
} from '@ficus/contracts/openapi';

/**
 * Compares the contracts, of routes and of events, with the last released ones, and ends with code 1 for what would
 * break whoever was written for those. `--release` writes the present ones as the released ones.
 */
const RELEASED = new URL('../shared/contracts/released/', import.meta.url);
const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(name, RELEASED), 'utf8'));
const write = (name: string, document: object) =>
  writeFile(new URL(name, RELEASED), `${JSON.stringify(document, null, 2)}\n`);

const routes = openApiDocument();
const events = eventsDocument();

if (process.argv.includes('--release')) {
  await write('openapi.json', routes);
  await write('events.json', events);
} else {
  const faults = [
    ...incompatibilities((await read('openapi.json')) as OpenApiDocument, routes),
    ...eventIncompatibilities((await read('events.json')) as EventsDocument, events),
  ];
  if (faults.length > 0) {
    console.error(
      `The contracts break what was released:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    console.error(
      'Add a route beside it (such as /api/v2/…), or a type of event (….v2), or run `npm run release-contract` if nobody uses it yet.',
    );
    process.exitCode = 1;
  }
}
