import { type Route, wholeApi } from '@ficus/contracts';

/** Bodies that the routes take, by name: what a new route needs here before the tests over every route pass. */
const BODIES: Readonly<Record<string, object>> = {
  'profile.update': { name: 'Another Name', version: 1 },
  'people.invite': { email: 'someone@new.test', name: 'Someone New', role: 'member' },
  'people.changeRole': { role: 'member' },
  'people.change': { ids: ['nobody'], change: { kind: 'deactivate' } },
  'tenants.update': { name: 'Renamed', version: 1 },
  'personCreations.create': { email: 'made@new.test', name: 'Made New', role: 'member' },
  'tenantCare.changePlan': { plan: 'team' },
  'tenantCare.remove': { name: 'Not its name' },
  'workspaces.create': { name: 'Another' },
  'workspaces.rename': { name: 'Another name' },
};

/** A route of the directory by its name in the contracts, such as `people.list`. */
export interface NamedRoute {
  readonly name: string;
  readonly route: Route;
  /** A body that its contract allows; undefined for one that takes none. */
  readonly body: object | undefined;
  /** Names of the parameters in its path. */
  readonly params: readonly string[];
}

/** Every route that the contracts give to people who are signed in to the directory. Throws for one that takes a body and has none here. */
export function everyRoute(): NamedRoute[] {
  const named = Object.entries(wholeApi).flatMap(([group, routes]) =>
    Object.entries(routes).map(([name, route]) => ({ name: `${group}.${name}`, route: route as Route })),
  );
  return named
    .filter(({ route }) => route.service === 'directory' && route.access === 'session')
    .map(({ name, route }) => {
      const body = BODIES[name];
      if (route.body && !route.body.safeParse(body).success)
        throw new Error(`Give ${name} a body in BODIES.`);
      return {
        name,
        route,
        body,
        params: [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''),
      };
    });
}
