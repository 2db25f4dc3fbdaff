export interface TenantSettings {
  invitationDays: number;
  emailDomains: string[];
}

export interface TenantRecord {
  id: string;
  name: string;
  createdAt: number;
  version: number;
  settings: TenantSettings;
}

export interface TenantRow {
  id: string;
  name: string;
  createdAt: number;
  peopleCount: number;
  workspaceCount: number;
}

export interface TenantPerson {
  id: string;
  email: string;
  name: string;
  role: string;
  status: string;
  joinedAt: number;
}

export interface TenantWorkspace {
  id: string;
  name: string;
  createdAt: number;
  archivedAt?: number;
  memberCount: number;
}

export interface TenantInvitation {
  id: string;
  email: string;
  name: string;
  role: string;
  invitedBy?: string;
  expiresAt: number;
  isExpired: boolean;
}

/** A request that failed. The message can be shown; `fields` says more about each field of a form. */
export class TenantsError extends Error {
  code: string;
  fields: Record<string, string>;

  constructor(message: string, code = '', fields: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

interface ProblemAnswer {
  code?: string;
  detail?: string;
  fields?: { path: string; message: string }[];
}

const WORDS: Record<string, string> = {
  'no-such-tenant': 'There is no such tenant.',
  'no-such-workspace': 'This workspace is not here any more.',
  'no-such-person': 'This person is not here any more.',
  'no-such-invitation': 'This invitation is not open any more. Reload the list.',
  'name-taken': 'Another workspace has this name.',
  'changed-meanwhile': 'Someone changed these settings meanwhile.',
  deactivated: 'This person is deactivated.',
  'invalid-input': 'Please correct what is marked.',
};

/** Calls the server. Rejects with a `TenantsError`. */
export function callTenants(method: string, path: string, body?: object): Promise<unknown> {
  return fetch(path, {
    method,
    credentials: 'same-origin',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
    .catch(() => {
      throw new TenantsError('The server cannot be reached. Check your connection, then try again.');
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

/** The address of a tenant's things at the server. */
export function tenantPath(id: string, ...rest: string[]): string {
  return ['/api/v1/tenants', ...[id, ...rest].map(encodeURIComponent)].join('/');
}

function errorOf(status: number, { code = '', detail, fields = [] }: ProblemAnswer): TenantsError {
  if (status === 401) return new TenantsError('Your session has ended. Please sign in again.', code);
  if (status === 403) return new TenantsError('You are not allowed to do this.', code);
  const named = Object.fromEntries(fields.map(({ path, message }) => [path, message]));
  const words =
    (code === 'limit-reached' && detail) ||
    WORDS[code] ||
    'The server could not do this. Please try again in a moment.';
  return new TenantsError(words, code, named);
}
