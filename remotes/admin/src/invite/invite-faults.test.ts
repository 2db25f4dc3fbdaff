import { serviceError } from '@ficus/service-client';
import { expect, test } from 'vitest';
import { faultsOfError, faultsOfInput } from './invite-faults.ts';

const details = { route: 'POST /api/v1/invitations', requestId: 'r', message: 'for the test' };
const problem = (code: string, detail?: string) => ({
  type: 'about:blank',
  title: 'Refused',
  status: 409,
  code,
  ...(detail !== undefined && { detail }),
});

test.each([
  [{ email: 'kim@acme.test', name: 'Kim' }, []],
  [{ email: ' KIM@acme.test ', name: ' Kim ' }, []],
  [{ email: 'kim', name: '  ' }, ['email', 'name']],
  [{ email: 'kim@acme', name: 'Kim' }, ['email']],
  [{ email: 'kim b@acme.test', name: '' }, ['email', 'name']],
])('%j has faults at %j', (input, fields) => {
  expect(Object.keys(faultsOfInput(input))).toEqual(fields);
});

test('puts what the directory says where it belongs', () => {
  const here = serviceError('conflict', {
    ...details,
    problem: problem('already-here', 'kim@acme.test is a member.'),
  });
  expect(faultsOfError(here)).toEqual({ email: 'kim@acme.test is a member.' });
  const domain = serviceError('invalid', {
    ...details,
    fields: [{ path: 'email', message: 'Must be an address at acme.test' }],
  });
  expect(faultsOfError(domain)).toEqual({ email: 'Must be an address at acme.test.' });
  const unknown = serviceError('invalid', {
    ...details,
    fields: [{ path: 'colour', message: 'Unknown field' }],
  });
  expect(faultsOfError(unknown).whole).toContain('colour');
  expect(faultsOfError(serviceError('offline', details)).whole).toContain('No connection');
  expect(
    faultsOfError(serviceError('forbidden', { ...details, problem: problem('forbidden') })).whole,
  ).toContain('not allowed');
});
