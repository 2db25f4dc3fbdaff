import { readFile } from 'node:fs/promises';

/** How many tests ended how. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Sums the totals of the runners' own reports. A report that is missing counts as one failure: its runner did not get
 * to its end.
 */
export async function readTotals(): Promise<Totals> {
  const unit = await read('test-results/unit.json', (report) => ({
    passed: Number(report.numPassedTests),
    failed: Number(report.numFailedTests) + failedSuites(report),
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  }));
  const e2e = await read('test-results/e2e.json', (report) => {
    const stats = report.stats as { expected: number; unexpected: number; flaky: number; skipped: number };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  });
  return {
    passed: unit.passed + e2e.passed,
    failed: unit.failed + e2e.failed,
    skipped: unit.skipped + e2e.skipped,
  };
}

/** Test files that failed without a failed test in them: they could not even be loaded. */
function failedSuites(report: Record<string, unknown>): number {
  const files = report.testResults as { status: string; assertionResults: { status: string }[] }[];
  return files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
}

async function read(file: string, toTotals: (report: Record<string, unknown>) => Totals): Promise<Totals> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return toTotals(JSON.parse(text) as Record<string, unknown>);
}
