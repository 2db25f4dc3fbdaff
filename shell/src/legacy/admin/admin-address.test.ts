// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { goTo, listQuery, peopleAddress, personAddress, readAddress, WHOLE_LIST } from './admin-address.ts';

function at(address: string) {
  window.history.replaceState(null, '', address);
  return readAddress();
}

test.each([
  ['/admin', { screen: 'people', list: WHOLE_LIST }],
  ['/admin/invitations', { screen: 'invitations' }],
  ['/admin/roles', { screen: 'roles' }],
  ['/admin/people/inv%20a?role=admin', { screen: 'person', personId: 'inv a' }],
  ['/admin/people/%', { screen: 'person', personId: '%' }],
  ['/admin/elsewhere', { screen: 'people' }],
  [
    '/admin?search=n&role=king&status=invited&sort=email&order=desc&page=3&cursor=c',
    {
      list: {
        search: 'n',
        role: '',
        status: 'invited',
        sort: 'email',
        order: 'desc',
        page: 3,
        cursor: 'c',
      },
    },
  ],
  ['/admin?page=7', { list: { page: 1, cursor: '' } }],
])('reads %s', (address, expected) => {
  expect(at(address)).toMatchObject(expected);
});

test('writes what it reads, and asks the server without the number of the page', () => {
  const list = { ...WHOLE_LIST, search: 'a&b', sort: 'role', page: 2, cursor: 'c+d' };
  expect(at(peopleAddress(list)).list).toEqual(list);
  expect(at(personAddress('x/y', list))).toEqual({ screen: 'person', personId: 'x/y', list });
  expect(listQuery(list, false)).toBe('?cursor=c%2Bd&search=a%26b&sort=role');
});

test('tells the page around it where it has gone, once', () => {
  at('/admin');
  const heard = vi.fn();
  window.addEventListener('popstate', heard);
  goTo('/admin/roles');
  goTo('/admin/roles');
  window.removeEventListener('popstate', heard);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(window.location.pathname).toBe('/admin/roles');
});
