import { expect, test } from 'vitest';
import { filterConversations } from './filter-conversations.ts';

const entries = ['Travel policy for trains', 'Trains and Élan', 'Invoices'].map((title) => ({ title }));

test.each([
  ['', 3],
  ['   ', 3],
  ['TRAINS', 2],
  ['trains policy', 1],
  ['élan', 1],
  ['trains invoices', 0],
])('finds for %j %i titles', (filter, count) => {
  expect(filterConversations(entries, filter)).toHaveLength(count);
});
