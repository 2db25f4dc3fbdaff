export type AdminRole = 'admin' | 'member' | 'operator';
export type AdminStatus = 'active' | 'invited' | 'deactivated';

export interface AdminPerson {
  id: string;
  email: string;
  name: string;
  role: AdminRole;
  status: AdminStatus;
  joinedAt: number;
  workspaces?: { id: string; name: string }[];
}

export interface AdminInvitation {
  id: string;
  email: string;
  name: string;
  role: AdminRole;
  invitedBy?: string;
  expiresAt: number;
  isExpired: boolean;
}

/** A request that failed. The message can be shown; `fields` says more about each field of a form. */
export class AdminError extends Error {
  fields: Record<string, string>;

  constructor(message: string, fields: Record<string, string> = {}) {
    super(message);
    this.fields = fields;
  }
}

interface ProblemAnswer {
  code?: string;
  title?: string;
  detail?: string;
  fields?: { path: string; message: string }[];
}

const WORDS: Record<string, string> = {
  'last-admin': 'This is the last active admin. Make somebody else an admin first.',
  'own-account': 'You cannot deactivate yourself. Ask another admin to do it.',
  'already-here': 'This person has joined already.',
  'no-such-person': 'This person is not here any more. Reload the list.',
  'no-such-invitation': 'This invitation is not open any more. Reload the list.',
  'invalid-input': 'Please correct what is marked.',
};

/** Calls the server. Rejects with an `AdminError`. */
export function callAdmin(method: string, path: string, body?: object): Promise<unknown> {
  return fetch(path, {
    method,
    credentials: 'same-origin',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
    .catch(() => {
      throw new AdminError('The server cannot be reached. Check your connection, then try again.');
    })
    .then((response) => {
      if (response.status === 204) return undefined;
      return response
        .json()
        .catch(() => ({}))
        .then((answer: unknown) => {
          if (response.ok) return answer;
          throw errorOf(response.status, answer as ProblemAnswer);
        });
    });
}

function errorOf(status: number, { code = '', detail, fields = [] }: ProblemAnswer): AdminError {
  if (status === 401) return new AdminError('Your session has ended. Please sign in again.');
  if (status === 403) return new AdminError('You are not allowed to do this.');
  const words = code === 'limit-reached' ? detail : WORDS[code];
  if (words) {
    const said = code === 'already-here' && detail ? `${words} ${detail}` : words;
    return new AdminError(said, Object.fromEntries(fields.map(({ path, message }) => [path, message])));
  }
  return new AdminError('The server could not do this. Please try again in a moment.');
}
