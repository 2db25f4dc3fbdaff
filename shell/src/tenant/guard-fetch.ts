/** By this header a request says whom the page was made for, and an answer whom it is for (the gateway's `owner-guard`). */
const OWNER_HEADER = 'x-ficus-owner';

/**
 * Has every request of the page to our API say whom the page was made for, and refuses answers that are for another:
 * this tab's session may have switched its tenant in another tab, or somebody else may have signed in there. It stands
 * before `fetch` itself, so that legacy views and remotes that call by their own means are held to it too. `onOther` is
 * called at each sign of another owner. Returns its undo.
 */
export function guardFetch(
  view: Pick<typeof globalThis, 'fetch' | 'location'>,
  owner: string,
  onOther: () => void,
): () => void {
  const original = view.fetch;
  view.fetch = async (input, init) => {
    if (!isOurs(input, view.location)) return original.call(view, input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set(OWNER_HEADER, owner);
    const response = await original.call(view, input, { ...init, headers });
    const answered = response.headers.get(OWNER_HEADER);
    if (answered === null || answered === owner) return response;
    onOther();
    return response.status === 409 ? response : refusal(response);
  };
  return () => {
    view.fetch = original;
  };
}

function isOurs(input: RequestInfo | URL, { href, origin }: Pick<Location, 'href' | 'origin'>): boolean {
  const address = input instanceof Request ? input.url : input;
  if (!URL.canParse(address, href)) return false;
  const url = new URL(address, href);
  return url.origin === origin && url.pathname.startsWith('/api/');
}

/** What the gateway would have answered, had it been asked by the page: this answer was fetched before, for another. */
function refusal(answer: Response): Response {
  void answer.body?.cancel();
  const problem = {
    type: 'about:blank',
    status: 409,
    code: 'other-owner',
    title: 'This answer is for somebody else, or for another tenant.',
  };
  const headers = { 'content-type': 'application/problem+json' };
  return new Response(JSON.stringify(problem), { status: 409, headers });
}
