import { parseArgs } from 'node:util';
import { compareSides, repairSides } from '@ficus/service-kit/sync';
import { describeDiscrepancy } from './describe-discrepancy.ts';
import { findSides } from './sides.ts';

/** `npm run consistency`: compares all that monolith and directory have in common, and with `--repair` makes it alike. */
const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } });
const { monolith, directory } = await findSides(process.env);
const begun = performance.now();
let ranges = 0;
const compare = () =>
  compareSides(monolith, directory, () => {
    ranges += 1;
  });

let found = await compare();
for (const line of found.flatMap(describeDiscrepancy)) console.log(line);
if (values.repair && found.length > 0) {
  const { left, right } = await repairSides(monolith, directory, found);
  console.log(`Repaired: ${left} rows in the monolith, ${right} in the directory.`);
  found = await compare();
}
const rows = Object.values(await monolith.counts()).reduce((sum, count) => sum + count, 0);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(`${found.length} differences in ${rows} rows (${ranges} ranges looked at, ${seconds} s).`);
process.exitCode = found.length === 0 ? 0 : 1;
