import { readTotals } from './totals.ts';

/** Names what failed and what passed at its second try only, then the totals, alone on the last line. */
const { passed, failed, skipped, troubles } = await readTotals();
for (const { test, ended, message } of troubles) {
  const indented = message.replace(/^/gm, '    ');
  console.log(`${ended === 'failed' ? '✗ failed' : '⚠ passed at its second try'}: ${test}\n${indented}\n`);
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
