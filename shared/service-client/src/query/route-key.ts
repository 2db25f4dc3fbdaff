/**
 * The key of a route's answers in the query client: its group and name in the contracts, which are unique, then the
 * input, then `pages` for a list that is read page by page, whose data has another shape.
 */
export type RouteKey = readonly [group: string, name: string, input?: object, shape?: 'pages'];

/** The key of one answer; without input, what the keys of all answers of the route begin with. */
export function routeKey(group: string, name: string, input?: object, shape?: 'pages'): RouteKey {
  if (!input) return [group, name];
  return shape ? [group, name, input, shape] : [group, name, input];
}
