import { z } from 'zod/mini';
import { Strategy } from './strategy.ts';
import type { Edit } from './withdraw.ts';

/** A flag as it stands in the environment that is served. */
export interface Flag {
  readonly isOn: boolean;
  /** In the order in which they are tried. */
  readonly strategies: readonly Strategy[];
}

/** What is read and changed of a flag server. */
export interface FlagServer {
  /** Names of all flags that are not archived. */
  names(): Promise<readonly string[]>;
  /** The flag; undefined when there is none. */
  read(flag: string): Promise<Flag | undefined>;
  /** Makes the edits one after the other. Throws with what was answered at the first that is refused. */
  edit(flag: string, edits: readonly Edit[]): Promise<void>;
}

/** Where an Unleash is, and as whom it is changed. */
export interface FlagServerOptions {
  readonly url: string;
  readonly adminToken: string;
  /** Default: `default`. */
  readonly project?: string;
  /** Default: `development`. */
  readonly environment?: string;
}

const Names = z.object({
  features: z.array(z.object({ name: z.string(), archivedAt: z.nullish(z.string()) })),
});
const Feature = z.object({
  environments: z.array(
    z.object({ name: z.string(), enabled: z.boolean(), strategies: z.optional(z.array(Strategy)) }),
  ),
});
const Added = z.object({ id: z.string() });

/** Opens an Unleash (7) by its admin API. */
export function openFlagServer(options: FlagServerOptions): FlagServer {
  const { url, adminToken, project = 'default', environment = 'development' } = options;
  const features = `/api/admin/projects/${project}/features`;

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { authorization: adminToken, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.status === 404 && method === 'GET') return undefined;
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`Unleash answered ${answer.status} to ${method} ${path}: ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async function readStrategies(flag: string): Promise<Strategy[]> {
    const path = `${features}/${encodeURIComponent(flag)}/environments/${environment}/strategies`;
    return z.array(Strategy).parse((await call('GET', path)) ?? []);
  }

  return {
    async names() {
      const { features: all } = Names.parse(await call('GET', features));
      return all.filter(({ archivedAt }) => !archivedAt).map(({ name }) => name);
    },
    async read(flag) {
      const answer = await call('GET', `${features}/${encodeURIComponent(flag)}`);
      if (answer === undefined) return undefined;
      const found = Feature.parse(answer).environments.find(({ name }) => name === environment);
      return { isOn: found?.enabled ?? false, strategies: await readStrategies(flag) };
    },
    async edit(flag, edits) {
      const path = `${features}/${encodeURIComponent(flag)}/environments/${environment}/strategies`;
      for (const edit of edits) {
        if (edit.kind === 'change') {
          const { id, ...body } = edit.strategy;
          await call('PUT', `${path}/${id}`, body);
          continue;
        }
        const { id } = Added.parse(await call('POST', path, edit.strategy));
        const others = (await readStrategies(flag))
          .map((strategy) => strategy.id)
          .filter((one) => one !== id);
        const order = others.flatMap((one) => (one === edit.before ? [id, one] : [one]));
        await call(
          'POST',
          `${path}/set-sort-order`,
          order.map((one, sortOrder) => ({ id: one, sortOrder })),
        );
      }
    },
  };
}
