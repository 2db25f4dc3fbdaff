import { Incident } from '@ficus/contracts';
import { describe, expect, it } from 'vitest';
import { createIncident } from './incident.ts';

const state = { view: 'legacy', phase: 'failed', reason: 'legacy-failed', shown: undefined } as const;

describe('an incident', () => {
  it('bears a code that names the feature, the request for the page, and the time', () => {
    const pageRequest = '1F3b-9c2a-77aa';
    const made = createIncident({
      state: { ...state, error: undefined },
      feature: 'chat',
      pageRequest,
      at: 36 ** 5,
    });
    expect(made).toMatchObject({ code: 'chat-1f3b9c2a-100000', pageRequest, reason: 'legacy-failed' });
  });

  it('is always one that the front door takes', () => {
    const error = new Error('x'.repeat(5000));
    const made = createIncident({
      state: { ...state, error },
      feature: 'chat',
      pageRequest: undefined,
      at: 1,
    });
    expect(Incident.parse(made)).toEqual(made);
  });
});
