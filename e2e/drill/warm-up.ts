import { signInAtAuth } from '../system/sign-in-at-auth.ts';
import type { ProcessName } from './drilled-system.ts';

const INTROSPECT = '/internal/sessions/introspect';
const TENANT = '/api/v1/tenants/acme';
const JSON_BODY = { 'content-type': 'application/json' };

/**
 * Makes what says, in the variable `WARM_UP`, what a process asks itself before it joins others of its name: nothing that
 * changes anything.
 */
export function createWarmUp(authUrl: string): (name: ProcessName) => Promise<string> {
  let sessions: Promise<string[]> | undefined;
  /** Of an admin and of a member. */
  function known(): Promise<string[]> {
    sessions ??= Promise.all(['ada@acme.test', 'ben@acme.test'].map((email) => signInAtAuth(authUrl, email)));
    sessions.catch(() => {
      sessions = undefined;
    });
    return sessions;
  }
  async function requests(name: ProcessName): Promise<object[]> {
    const [admin = '', member = ''] = await known();
    if (name === 'auth') return [introspection(admin)];
    if (name === 'gateway') return atTheDoor(admin, member);
    const { url, ...init } = introspection(admin);
    const answer = await fetch(`${authUrl}${url}`, { ...init, body: init.payload });
    const { token } = (await answer.json()) as { token: string };
    return atAService({ authorization: `Bearer ${token}` });
  }
  return async (name) => JSON.stringify(await requests(name));
}

function introspection(session: string) {
  return { url: INTROSPECT, method: 'POST', headers: JSON_BODY, payload: JSON.stringify({ session }) };
}

/** Reads, and writes that find nothing to change; who does not write that part refuses them. */
function atAService(headers: Readonly<Record<string, string>>): object[] {
  const withBody = { headers: { ...headers, ...JSON_BODY } };
  const member = `${TENANT}/workspaces/ws_nowhere/members/user_ben`;
  const settings = { invitationDays: 7, emailDomains: [] };
  return [
    ...[TENANT, `${TENANT}/workspaces`, `${TENANT}/members`].map((url) => ({ url, headers })),
    { url: `${TENANT}/workspaces`, method: 'POST', ...withBody, payload: '{"name":""}' },
    { url: `${TENANT}/workspaces/ws_nowhere`, method: 'PATCH', ...withBody, payload: '{"name":"Nowhere"}' },
    { url: TENANT, method: 'PATCH', ...withBody, payload: JSON.stringify({ settings, version: 0 }) },
    { url: member, method: 'PUT', headers },
    { url: member, method: 'DELETE', headers },
  ];
}

/** A read by an admin, and writes of each kind by a member, who may not do them. */
function atTheDoor(admin: string, member: string): object[] {
  const headers = { authorization: `Bearer ${member}` };
  const withBody = { headers: { ...headers, ...JSON_BODY }, payload: '{}' };
  return [
    { url: TENANT, headers: { authorization: `Bearer ${admin}` } },
    { url: `${TENANT}/workspaces`, method: 'POST', ...withBody },
    { url: TENANT, method: 'PATCH', ...withBody },
    { url: `${TENANT}/workspaces/ws_design/members/user_ben`, method: 'PUT', headers },
  ];
}
