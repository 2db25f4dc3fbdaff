import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { JsonTestResults } from 'vitest/node';

/** A test that did not simply pass. */
export interface Trouble {
  /** Where it is and what it is called: `file › suite › test`. */
  readonly test: string;
  /** `passed` after a first try that failed: it counts as passed, and is named. */
  readonly ended: 'failed' | 'passed';
  /** What the (first) try that failed said, without colours. */
  readonly message: string;
}

/** How many tests ended how. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Each failure, and each test that passed at its second try only. */
  readonly troubles: readonly Trouble[];
}

/** What is read of Playwright's JSON report. */
interface E2eReport {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  readonly suites: readonly E2eSuite[];
  /** What failed outside of any test: the start of the system, for example. */
  readonly errors: readonly { message?: string }[];
}

interface E2eSuite {
  readonly title: string;
  readonly suites?: readonly E2eSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { message?: string }[] }[];
    }[];
  }[];
}

/**
 * Sums the totals of the runners' own reports. A report that is missing counts as one failure: its runner did not get
 * to its end.
 */
export async function readTotals(): Promise<Totals> {
  const parts = [
    await read('test-results/unit.json', (report) => unitTotals(report as JsonTestResults)),
    await read('test-results/e2e.json', (report) => e2eTotals(report as E2eReport)),
  ];
  const sum = (count: 'passed' | 'failed' | 'skipped') =>
    parts.reduce((total, part) => total + part[count], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    troubles: parts.flatMap((part) => part.troubles),
  };
}

/** The totals of a report of Vitest's. A file that could not even be loaded counts as one failure. */
export function unitTotals(report: JsonTestResults): Totals {
  const troubles = report.testResults.flatMap(({ name, status, message, assertionResults }): Trouble[] => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults
      .map((result) => ({ ...result, failureMessages: result.failureMessages ?? [] }))
      .filter((result) => result.failureMessages.length > 0 || result.status === 'failed')
      .map(({ fullName, status, failureMessages }) => ({
        test: `${file} › ${fullName}`,
        ended: status === 'failed' ? ('failed' as const) : ('passed' as const),
        message: plain(failureMessages[0]),
      }));
    const isFileAlone = status === 'failed' && !tests.some(({ ended }) => ended === 'failed');
    return isFileAlone ? [...tests, { test: file, ended: 'failed', message: plain(message) }] : tests;
  });
  const files = troubles.filter(({ test, ended }) => ended === 'failed' && !test.includes(' › ')).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + files,
    skipped: report.numPendingTests + report.numTodoTests,
    troubles,
  };
}

/** The totals of a report of Playwright's. What failed outside of any test counts as one failure. */
export function e2eTotals({ stats, suites, errors }: E2eReport): Totals {
  const outside = errors.map(
    ({ message }): Trouble => ({ test: 'outside of any test', ended: 'failed', message: plain(message) }),
  );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + outside.length,
    skipped: stats.skipped,
    troubles: [...suites.flatMap((suite) => suiteTroubles(suite, [])), ...outside],
  };
}

function suiteTroubles(suite: E2eSuite, above: readonly string[]): Trouble[] {
  const path = [...above, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(
        ({ status, results }): Trouble => ({
          test: [...path, spec.title].join(' › '),
          ended: status === 'flaky' ? 'passed' : 'failed',
          message: plain(results.flatMap(({ errors }) => errors)[0]?.message),
        }),
      ),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => suiteTroubles(inner, path))];
}

/** The first lines of what a runner says of a failure. */
function plain(message = 'no message'): string {
  return stripVTControlCharacters(message).split('\n').slice(0, 12).join('\n');
}

async function read(file: string, toTotals: (report: unknown) => Totals): Promise<Totals> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return toTotals(JSON.parse(text));
  const missing: Trouble = {
    test: file,
    ended: 'failed',
    message: 'The report is missing: its runner did not end.',
  };
  return { passed: 0, failed: 1, skipped: 0, troubles: [missing] };
}
