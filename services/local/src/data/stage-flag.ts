import { z } from 'zod/mini';

/** How a stage is said in Unleash. */
export interface StageFlag {
  /** Shares of tenants by stage, in per cent; empty while the flag is off. */
  read(): Promise<Readonly<Record<string, number>>>;
  /** Puts so many per cent of tenants at a stage, the others at another; none: switches the flag off. */
  set(shares: Readonly<Record<string, number>>): Promise<void>;
  /** Switches it as it is. */
  switch(isOn: boolean): Promise<void>;
}

const Variants = z.array(z.object({ name: z.string(), weight: z.number() }));
const Strategies = z.array(z.object({ id: z.string(), variants: z.optional(Variants) }));
const Feature = z.object({ environments: z.array(z.object({ name: z.string(), enabled: z.boolean() })) });

/** Opens the flag by Unleash's own API, in the environment `development`. */
export function openStageFlag(url: string, adminToken: string, flag: string): StageFlag {
  const feature = `/api/admin/projects/default/features/${flag}`;
  const strategies = `${feature}/environments/development/strategies`;
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: adminToken, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Unleash answered ${answer.status} at ${path}: ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  const turn = (isOn: boolean) => call('POST', `${feature}/environments/development/${isOn ? 'on' : 'off'}`);
  const first = async () => Strategies.parse(await call('GET', strategies))[0];
  return {
    async read() {
      const { environments } = Feature.parse(await call('GET', feature));
      if (!environments.some(({ name, enabled }) => name === 'development' && enabled)) return {};
      const variants = (await first())?.variants ?? [];
      return Object.fromEntries(variants.map(({ name, weight }) => [name, weight / 10]));
    },
    async set(shares) {
      const stages = Object.entries(shares).filter(([, share]) => share > 0);
      if (stages.length === 0) return void (await turn(false));
      const body = {
        name: 'flexibleRollout',
        // Evaluated for tenants: their ids stand in the place of the user's.
        parameters: { rollout: '100', stickiness: 'userId', groupId: flag },
        constraints: [],
        variants: stages.map(([name, share]) => ({
          name,
          weight: Math.round(share * 10),
          weightType: stages.length === 1 ? 'variable' : 'fix',
          stickiness: 'userId',
        })),
      };
      // Unleash wants one variable share to take the rest.
      const last = body.variants.at(-1);
      if (last) last.weightType = 'variable';
      const strategy = await first();
      if (strategy) await call('PUT', `${strategies}/${strategy.id}`, body);
      else await call('POST', strategies, body);
      await turn(true);
    },
    switch: async (isOn) => void (await turn(isOn)),
  };
}
