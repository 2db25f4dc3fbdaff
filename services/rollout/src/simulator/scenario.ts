/** A release as it behaves, and the people who meet it. Rates are shares, 0 to 1; times are seconds. */
export interface Scenario {
  readonly name: string;
  /** Whether the release ought to be taken back, and for whom. */
  readonly ought: 'keep' | 'withdraw' | { readonly withdrawFrom: string };
  readonly sessions: number;
  /** In which the sessions come, evenly. */
  readonly seconds: number;
  /** How often the remote fails for a cohort at a time; the legacy view fails at `LEGACY_RATE`. */
  readonly failureRate: (cohort: string, at: number) => number;
  /** Of the pages that fail, how many die before they can say so. */
  readonly dieSilently: number;
  /** Of the people of a cohort, how many have their telemetry blocked. */
  readonly blocked: (cohort: string) => number;
  /** Mean of the time that a page's report takes. */
  readonly delay: number;
}

export const COHORTS = ['acme', 'globex', 'initech', 'umbrella', 'hooli'] as const;
export const LEGACY_RATE = 0.005;

const ORDINARY = {
  ought: 'keep',
  sessions: 10_000,
  seconds: 7200,
  failureRate: () => LEGACY_RATE,
  dieSilently: 0,
  blocked: () => 0.1,
  delay: 1,
} satisfies Omit<Scenario, 'name'>;

/** The releases that a rule is judged by. */
export const SCENARIOS: readonly Scenario[] = [
  { ...ORDINARY, name: 'good' },
  { ...ORDINARY, name: 'good, few people', sessions: 500 },
  { ...ORDINARY, name: 'good, a third blocks telemetry', blocked: () => 0.33 },
  { ...ORDINARY, name: 'good, one cohort blocks it', blocked: (cohort) => (cohort === 'acme' ? 0.6 : 0.05) },
  { ...ORDINARY, name: 'good, reports come minutes late', delay: 120 },
  { ...ORDINARY, name: 'slightly bad: 3 % fail', ought: 'withdraw', failureRate: () => 0.03 },
  { ...ORDINARY, name: 'terrible: half fail', ought: 'withdraw', failureRate: () => 0.5 },
  {
    ...ORDINARY,
    name: 'terrible, reports come minutes late',
    ought: 'withdraw',
    failureRate: () => 0.5,
    delay: 120,
  },
  {
    ...ORDINARY,
    name: 'bad for one cohort: 20 % fail',
    ought: { withdrawFrom: 'acme' },
    failureRate: (cohort) => (cohort === 'acme' ? 0.2 : LEGACY_RATE),
  },
  {
    ...ORDINARY,
    name: 'flapping: 30 % fail, two minutes in ten',
    ought: 'withdraw',
    failureRate: (_, at) => (at % 600 < 120 ? 0.3 : LEGACY_RATE),
  },
  {
    ...ORDINARY,
    name: 'deadly: a fifth die without a word',
    ought: 'withdraw',
    failureRate: () => 0.2,
    dieSilently: 1,
  },
];
