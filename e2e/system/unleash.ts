import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { openFlagServer } from '../../services/rollout/src/flag/flag-server.ts';
import { DATA_FOLDER, GATEWAY, UNLEASH } from './addresses.ts';
import { cookieOf } from './sign-in.ts';

/** Who gets a flag that is on. */
export interface Cohort {
  readonly tenantId?: readonly string[];
  /** Per cent of people, sticky by user id. Default: 100. */
  readonly rollout?: number;
  /** What the flag says beside 'on', such as which version of the remote to show. Default: nothing. */
  readonly variant?: {
    readonly name: string;
    readonly payload: { readonly type: 'json'; readonly value: string };
  };
}

/** Changes flags as product people do: through Unleash's own admin API. */
export function createFlagAdmin() {
  const features = '/api/admin/projects/default/features';
  const isOn = new Set<string>();

  async function token(): Promise<string> {
    const { adminToken } = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
    return `*:*.${adminToken}`;
  }
  async function call(method: string, address: string, body?: unknown): Promise<unknown> {
    const ask = async () =>
      fetch(`${UNLEASH}${address}`, {
        method,
        headers: { authorization: await token(), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    let response = await ask();
    // After a restart of its database it meets a connection that has gone, now and then.
    for (let tried = 1; response.status >= 500 && tried < 5; tried += 1) {
      await wait(300);
      response = await ask();
    }
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }

  async function setStrategy(flag: string, cohort: Cohort): Promise<void> {
    const address = `${features}/${flag}/environments/development/strategies`;
    const strategies = (await call('GET', address)) as ({ id: string } & Record<string, unknown>)[];
    const [first] = strategies;
    if (!first) throw new Error(`${flag} has no strategy`);
    const wanted = {
      name: 'flexibleRollout',
      parameters: { rollout: String(cohort.rollout ?? 100), stickiness: 'userId', groupId: flag },
      variants: cohort.variant
        ? [{ ...cohort.variant, weight: 1000, weightType: 'variable', stickiness: 'default' }]
        : [],
      constraints: cohort.tenantId
        ? [
            {
              contextName: 'tenantId',
              operator: 'IN',
              values: cohort.tenantId,
              inverted: false,
              caseInsensitive: false,
            },
          ]
        : [],
    };
    const isThere = Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(first[name], value));
    // One change less is heard of in one poll, not in two.
    if (!isThere) await call('PUT', `${address}/${first.id}`, wanted);
  }

  return {
    /** Every flag as it is now: whether it is on, and its strategies. */
    async all(): Promise<Record<string, unknown>> {
      const { features: found } = (await call('GET', features)) as { features: { name: string }[] };
      const read = async ({ name }: { name: string }) => {
        const { environments } = (await call('GET', `${features}/${name}`)) as {
          environments: { enabled: boolean }[];
        };
        const strategies = await call('GET', `${features}/${name}/environments/development/strategies`);
        return [name, { isOn: environments.map(({ enabled }) => enabled), strategies }];
      };
      return Object.fromEntries(await Promise.all(found.map(read)));
    },
    /**
     * Makes a flag of its own, on, with a strategy of these variants (name, version, weight) and one below it that gives
     * none; and opens the flag server as the rollout service does. `close` removes it.
     */
    async make(
      flag: string,
      variants: readonly (readonly [name: string, version: string, weight: number])[],
    ) {
      const at = `${features}/${flag}/environments/development`;
      const strategy = { name: 'flexibleRollout', constraints: [] };
      const parameters = { rollout: '100', stickiness: 'userId', groupId: flag };
      await call('POST', features, { name: flag, type: 'release', impressionData: false });
      await call('POST', `${at}/strategies`, {
        ...strategy,
        parameters,
        variants: variants.map(([name, version, weight], index) => ({
          name,
          weight,
          weightType: index === variants.length - 1 ? 'variable' : 'fix',
          stickiness: 'userId',
          payload: { type: 'json', value: JSON.stringify({ version }) },
        })),
      });
      await call('POST', `${at}/strategies`, { ...strategy, parameters });
      await call('POST', `${at}/on`);
      const server = openFlagServer({ url: UNLEASH, adminToken: await token() });
      return {
        server,
        flag,
        async close() {
          await call('POST', `${at}/off`);
          await call('DELETE', `${features}/${flag}`);
        },
      };
    },
    /** The share of a flag's first strategy, in per cent. */
    async rollout(flag: string): Promise<string | undefined> {
      const strategies = await call('GET', `${features}/${flag}/environments/development/strategies`);
      return (strategies as { parameters: Record<string, string> }[])[0]?.parameters.rollout;
    },
    /** Switches a flag on for a cohort; resolves when the front door has heard of it. */
    async on(flag: string, cohort: Cohort = {}): Promise<void> {
      isOn.add(flag);
      await heard(async () => {
        await setStrategy(flag, cohort);
        await call('POST', `${features}/${flag}/environments/development/on`);
      });
    },
    /** Switches a flag off for everybody; resolves when the front door has heard of it. */
    async off(flag: string): Promise<void> {
      await heard(() => call('POST', `${features}/${flag}/environments/development/off`));
      isOn.delete(flag);
    },
    /** Switches off what this has switched on. */
    async allOff(): Promise<void> {
      if (isOn.size === 0) return;
      await heard(async () => {
        for (const flag of isOn) await call('POST', `${features}/${flag}/environments/development/off`);
      });
      isOn.clear();
    },
  };
}

/** The front door asks Unleash five times a second; a change that changes nothing is never heard of. */
const HEARD_MS = 1500;
let cookie: Promise<string> | undefined;

/** Makes a change and waits until the flags' revision shows that the front door has it: a page may be opened then. */
async function heard(change: () => Promise<unknown>): Promise<void> {
  const before = await revision();
  await change();
  const limit = Date.now() + HEARD_MS;
  while (Date.now() < limit && (await revision()) === before) await wait(50);
  // Several changes at once may be heard of one after the other, within a poll or two.
  await wait(250);
}

async function revision(): Promise<number | undefined> {
  cookie ??= cookieOf('olga');
  const answer = await fetch(`${GATEWAY}/api/flags`, { headers: { cookie: await cookie } });
  return answer.ok ? ((await answer.json()) as { revision: number }).revision : undefined;
}

export type FlagAdmin = ReturnType<typeof createFlagAdmin>;
