import { metricsOf, readExpressions } from '../operations/read-expressions.ts';
import { GATEWAY, PORTS } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

/** What Prometheus makes of a histogram's name, and what it knows by itself. */
const baseOf = (name: string) => name.replace(/_(bucket|count|sum)$/, '');
const OF_PROMETHEUS = ['up'];

test('every metric that dashboards and alerts ask for is shown by the running system, to nobody outside', async () => {
  const { UNLEASH_PORT, REMOTES_PORT, POSTGRES_PORT, ...services } = PORTS;
  const texts = await Promise.all(
    Object.values(services).map(async (port) => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect(answer.status, port).toBe(200);
      return answer.text();
    }),
  );
  const shown = new Set([...texts.join('\n').matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  const asked = (await readExpressions()).flatMap((expression) =>
    metricsOf(expression).map((name) => ({ name, place: expression.place })),
  );
  const missing = asked.filter(
    ({ name }) => !OF_PROMETHEUS.includes(name) && !shown.has(name) && !shown.has(baseOf(name)),
  );
  expect(missing).toEqual([]);
  const brought = await fetch(`${GATEWAY}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(brought.status).toBe(404);
});
