import { type Route, wholeApi } from '@ficus/contracts';

/** Every route as a pattern of its own, the more definite first: `/tenants/:id/members` before `/tenants/:id/:other`. */
const PATTERNS = Object.values(wholeApi)
  .flatMap((routes) => Object.values(routes) as Route[])
  .map(({ method, path }) => ({
    method,
    name: `${method} ${path}`,
    pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
  }));

/** The route of the contracts that a request is for, such as `GET /api/v1/tenants/:id`; `other` for none of them. */
export function nameOfRoute(method: string, url: string): string {
  const path = url.split('?')[0] ?? '';
  return PATTERNS.find((one) => one.method === method && one.pattern.test(path))?.name ?? 'other';
}

const TENANT = /^\/api\/v1\/tenants\/([^/?]+)/;

/** The tenant that an address names; undefined where it names none. */
export function tenantInPath(url: string): string | undefined {
  const id = TENANT.exec(url)?.[1];
  try {
    return id && decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
