/** What the flag set-up needs to know of an Unleash server. */
export interface UnleashAdmin {
  readonly url: string;
  readonly adminToken: string;
}

interface FlagDefinition {
  readonly name: string;
  readonly type: 'release' | 'operational' | 'kill-switch';
  readonly description: string;
}

/** Context fields that cohorts are made of; the evaluator fills them from the session. */
const CONTEXT_FIELDS = [
  { name: 'tenantId', description: 'The tenant that a person acts in' },
  {
    name: 'role',
    description: 'The role of a person in their tenant',
    legalValues: [{ value: 'admin' }, { value: 'member' }, { value: 'operator' }],
  },
];

/** The two flags of a feature that is being migrated. */
export function flagsOf(feature: string): FlagDefinition[] {
  return [
    {
      name: `new_${feature}_mfe`,
      type: 'release',
      description: `Who gets the new ${feature} instead of the legacy view`,
    },
    {
      name: `kill_${feature}_mfe`,
      type: 'release',
      description: `On: everybody gets the legacy ${feature}, at once`,
    },
  ];
}

/**
 * Flags that are no view’s: of releases, and of who serves the data. A stage is the variant of its flag; where the flag is off, the gateway's table says it.
 * Sticky by `userId`, which for these flags is the tenant's id.
 */
const OTHER_FLAGS: readonly (FlagDefinition & { readonly variant?: string })[] = [
  {
    name: 'data_tenants',
    type: 'operational',
    description:
      'How far tenants have moved to the directory: off, dualwrite, shadow, live, rampdown or complete',
    variant: 'complete',
  },
  {
    name: 'hold_rollouts',
    type: 'kill-switch',
    description: 'On: no release is taken back by itself',
  },
  {
    name: 'use_monolith',
    type: 'kill-switch',
    description: 'On: the monolith serves all that it still can, at once',
  },
];

/**
 * Makes the context fields and flags that are missing, switched off, each with a gradual rollout to everybody sticky by
 * `userId`. What is there is left as a person has set it. Returns the names of the flags it made.
 */
export async function createMissingFlags(
  admin: UnleashAdmin,
  features: readonly string[],
): Promise<string[]> {
  for (const field of CONTEXT_FIELDS) {
    if ((await call(admin, 'GET', `/context/${field.name}`)).status === 404) {
      await expectOk(call(admin, 'POST', '/context', { ...field, stickiness: false }));
    }
  }
  const made: string[] = [];
  for (const { variant, ...flag } of [...features.flatMap(flagsOf), ...OTHER_FLAGS] as typeof OTHER_FLAGS) {
    const path = `/projects/default/features`;
    // Flags that a person has archived answer 200 here too, and stay archived.
    if ((await call(admin, 'GET', `${path}/${flag.name}`)).status !== 404) continue;
    await expectOk(call(admin, 'POST', path, { ...flag, impressionData: true }));
    await expectOk(
      call(admin, 'POST', `${path}/${flag.name}/environments/development/strategies`, {
        name: 'flexibleRollout',
        parameters: { rollout: '100', stickiness: 'userId', groupId: flag.name },
        constraints: [],
        ...(variant && {
          variants: [{ name: variant, weight: 1000, weightType: 'variable', stickiness: 'userId' }],
        }),
      }),
    );
    made.push(flag.name);
  }
  return made;
}

function call(admin: UnleashAdmin, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${admin.url}/api/admin${path}`, {
    method,
    headers: { authorization: admin.adminToken, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
}

async function expectOk(pending: Promise<Response>): Promise<void> {
  const response = await pending;
  if (!response.ok)
    throw new Error(`Unleash answered ${response.status} at ${response.url}: ${await response.text()}`);
}
