import { describe, expect, test } from 'vitest';
import { metricsOf, readAlerts, readExpressions, readRunbooks } from './read-expressions.ts';

describe('what is asked of Prometheus', () => {
  test('is PromQL, of some metric', async () => {
    const expressions = await readExpressions();
    expect(expressions.length).toBeGreaterThan(25);
    for (const expression of expressions) expect(metricsOf(expression), expression.place).not.toHaveLength(0);
  });

  test.each(['sum by (', 'rate(up)) > 1', ''])('%o would be found out', (text) => {
    expect(() => metricsOf({ place: 'here', text })).toThrow('here: no PromQL');
  });
});

test('each alert has its runbook, and no runbook is of an alert that is gone', async () => {
  const wanted = (await readAlerts()).map(({ alert, annotations }) => [
    `runbooks.md#${alert.toLowerCase()}`,
    annotations.runbook,
  ]);
  for (const [own, named] of wanted) expect(named).toBe(own);
  expect((await readRunbooks()).sort()).toEqual(wanted.map(([own]) => own).sort());
});
