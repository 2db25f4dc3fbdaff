import { expect, it } from 'vitest';
import type { JsonTestResults } from 'vitest/node';
import { e2eTotals, unitTotals } from './totals.ts';

const COUNTS = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };

function unitReport(testResults: object[]): JsonTestResults {
  return { ...COUNTS, testResults } as unknown as JsonTestResults;
}

it('names the unit tests that failed, and those that passed at their second try', () => {
  const report = unitReport([
    {
      name: `${process.cwd()}/shell/a.test.ts`,
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'keeps', status: 'passed', failureMessages: [] },
        { fullName: 'waits', status: 'passed', failureMessages: ['Error: too late\n    at a.ts:1'] },
        { fullName: 'counts', status: 'failed', failureMessages: ['\u001b[31mError: 2, not 3\u001b[39m'] },
      ],
    },
  ]);
  expect(unitTotals(report)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    troubles: [
      { test: 'shell/a.test.ts › waits', ended: 'passed', message: 'Error: too late\n    at a.ts:1' },
      { test: 'shell/a.test.ts › counts', ended: 'failed', message: 'Error: 2, not 3' },
    ],
  });
});

it('counts a unit test file that could not be loaded, or whose set-up failed', () => {
  const report = unitReport([
    {
      name: `${process.cwd()}/shell/b.test.ts`,
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [{ fullName: 'never ran', status: 'skipped', failureMessages: [] }],
    },
  ]);
  expect(unitTotals(report)).toMatchObject({
    failed: 2,
    troubles: [{ test: 'shell/b.test.ts', ended: 'failed', message: 'Cannot find module' }],
  });
});

it('names the end-to-end tests that failed or passed at their second try, and what failed outside of any', () => {
  const test = (status: string, ...messages: string[]) => ({
    status,
    results: messages.map((message) => ({ errors: [{ message }] })),
  });
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [{ message: 'the system did not start' }],
    suites: [
      {
        title: 'journeys/chat.spec.ts',
        specs: [{ title: 'writes', tests: [test('expected')] }],
        suites: [
          {
            title: 'offline',
            specs: [
              { title: 'sends later', tests: [test('flaky', 'once')] },
              { title: 'says so', tests: [test('unexpected', 'first', 'second')] },
            ],
          },
        ],
      },
    ],
  };
  expect(e2eTotals(report)).toEqual({
    passed: 6,
    failed: 2,
    skipped: 1,
    troubles: [
      { test: 'journeys/chat.spec.ts › offline › sends later', ended: 'passed', message: 'once' },
      { test: 'journeys/chat.spec.ts › offline › says so', ended: 'failed', message: 'first' },
      { test: 'outside of any test', ended: 'failed', message: 'the system did not start' },
    ],
  });
});
