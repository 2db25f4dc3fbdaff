import { readFile, writeFile } from 'node:fs/promises';
import { incompatibilities, type OpenApiDocument, openApiDocument } from '@ficus/contracts/openapi';

/**
 * Compares the contracts with the last released OpenAPI document, and ends with code 1 for what would break whoever was
 * written for that one. `--release` writes the present document as the released one.
 */
const FILE = new URL('../shared/contracts/released/openapi.json', import.meta.url);
const present = openApiDocument();

if (process.argv.includes('--release')) {
  await writeFile(FILE, `${JSON.stringify(present, null, 2)}\n`);
} else {
  const released = JSON.parse(await readFile(FILE, 'utf8')) as OpenApiDocument;
  const faults = incompatibilities(released, present);
  if (faults.length > 0) {
    console.error(
      `The contracts break what was released:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    console.error(
      'Add a route beside it (such as /api/v2/…), or run `npm run release-contract` if nobody uses it yet.',
    );
    process.exitCode = 1;
  }
}
