import { parseArgs } from 'node:util';
import { Limits } from '../retreat/limits.ts';
import { judge, type Verdict } from './judge.ts';
import { fixedThresholdRule, type Rule, sequentialRule } from './rule.ts';
import { SCENARIOS } from './scenario.ts';

/** Prints how Ficus's rule and a fixed threshold do on simulated releases. */
const { values } = parseArgs({
  options: { rollouts: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const rollouts = Number(values.rollouts);
const seed = Number(values.seed);
if (!Number.isInteger(rollouts) || rollouts < 1)
  fail(`--rollouts ${values.rollouts}: not a whole number from 1`);
if (!Number.isInteger(seed)) fail(`--seed ${values.seed}: not a whole number`);

const RULES: Record<string, Rule> = {
  ficus: sequentialRule(Limits.parse({})),
  'fixed threshold': fixedThresholdRule({ rate: 0.02, leastTrials: 20 }),
};

console.log(
  `${rollouts} rollouts a line, seeds from ${seed}. Fixed threshold: more than 2 % of 20 people or more.\n`,
);
console.log(
  `| release | rule | wrongly withdrawn | missed | seconds to retreat: median, 9 of 10 | people hurt |`,
);
console.log(`| --- | --- | --- | --- | --- | --- |`);
for (const scenario of SCENARIOS)
  for (const [name, rule] of Object.entries(RULES))
    console.log(line(name, judge(scenario, rule, rollouts, seed)));

function line(rule: string, verdict: Verdict): string {
  const cells = [
    verdict.scenario,
    rule,
    percent(verdict.wronglyWithdrawn),
    verdict.missed === undefined ? '' : percent(verdict.missed),
    verdict.secondsToRetreat?.map(Math.round).join(', ') ?? '',
    verdict.hurt,
  ];
  return `| ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
