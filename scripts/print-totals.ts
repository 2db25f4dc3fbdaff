import { readTotals } from './totals.ts';

const { passed, failed, skipped } = await readTotals();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
