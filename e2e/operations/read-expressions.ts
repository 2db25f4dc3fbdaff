import { readFile } from 'node:fs/promises';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { z } from 'zod/mini';

/** One question to Prometheus, and where it stands. */
export interface Expression {
  readonly place: string;
  readonly text: string;
}

const FOLDER = new URL('../../docs/operations/', import.meta.url);

const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});
const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});

/** The rules for alerts. */
export async function readAlerts() {
  const { groups } = Alerts.parse(parse(await readFile(new URL('alerts.yml', FOLDER), 'utf8')));
  return groups.flatMap(({ rules }) => rules);
}

/** Headings of the runbooks, as links name them. */
export async function readRunbooks(): Promise<string[]> {
  const text = await readFile(new URL('runbooks.md', FOLDER), 'utf8');
  return [...text.matchAll(/^## (\w+)$/gm)].map(([, name]) => `runbooks.md#${name?.toLowerCase()}`);
}

/** Every question of alerts and dashboard. */
export async function readExpressions(): Promise<Expression[]> {
  const alerts = (await readAlerts()).map(({ alert, expr }) => ({ place: `alert ${alert}`, text: expr }));
  const { panels } = Dashboard.parse(JSON.parse(await readFile(new URL('dashboard.json', FOLDER), 'utf8')));
  const shown = panels.flatMap(({ title, targets }) =>
    // Grafana puts a time here, which depends on how far one has zoomed.
    targets.map(({ expr }) => ({ place: `panel ${title}`, text: expr.replaceAll('$__rate_interval', '1m') })),
  );
  return [...alerts, ...shown];
}

/** Names of the metrics in an expression. Throws for what is no PromQL. */
export function metricsOf({ place, text }: Expression): string[] {
  const names: string[] = [];
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) throw new Error(`${place}: no PromQL at ${from}: ${text.slice(from, from + 40)}`);
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector')
        names.push(text.slice(from, to));
    },
  });
  return names;
}
