import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { readTotals } from './totals.ts';

/** Runs every check and every test, one after the other, all of them even if one fails, and ends with a plain result. */
const STEPS = [
  { title: 'Checks (format, lint, types, imports, dead code)', script: 'check' },
  { title: 'Unit and service tests', script: 'test:unit' },
  { title: 'End to end, on the real system', script: 'e2e' },
];

await rm('test-results', { recursive: true, force: true });
await mkdir('test-results', { recursive: true });
const failed: string[] = [];
const lines: string[] = [];
for (const { title, script } of STEPS) {
  const started = performance.now();
  console.log(`\n━━ ${title} ━━\n`);
  const code = await run('npm', ['run', '--silent', script]);
  const line = `${code === 0 ? '✓' : '✗'} ${title}: ${Math.round((performance.now() - started) / 1000)} s`;
  console.log(`\n${line}`);
  lines.push(line);
  if (code !== 0) failed.push(title);
}

const totals = await readTotals();
lines.push(
  `${totals.passed} tests passed, ${totals.failed} failed, ${totals.skipped} skipped.`,
  failed.length === 0 ? 'All is well.' : `Not well: ${failed.join('; ')}.`,
);
console.log(`\n${lines.slice(-2).join('\n')}`);
if (process.env.FICUS_TEST === 'full') await writeReport(lines);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Keeps what the full run printed, for those who want to know without running it. */
async function writeReport(printed: readonly string[]): Promise<void> {
  const matrix = await readFile('test-results/fault-matrix.md', 'utf8').catch(() => '');
  const head = `# What \`npm run test:full\` printed last\n\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores.\n`;
  await writeFile('docs/test-report.md', [head, '```', ...printed, '```', matrix].join('\n'));
}

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
