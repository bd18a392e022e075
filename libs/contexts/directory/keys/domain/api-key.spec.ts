import { ApiKey, type NewApiKey } from './api-key';
import { ApiKeyCreated, ApiKeyRevoked } from './api-key.events';

const NOW = new Date('2026-03-01T12:00:00Z');
const seconds = (count: number): Date => new Date(NOW.getTime() + count * 1000);
const crm: NewApiKey = {
  id: 'key',
  name: 'CRM',
  role: 'supervisor',
  sockets: false,
  expiresAt: seconds(60),
  hash: 'c0ffee',
  hint: 'abcd',
  createdBy: 'ada',
};

describe('An API key', () => {
  it('says what it may do and who created it, and nothing of what it is', () => {
    const events = new ApiKey(crm, NOW).releaseEvents();
    expect(events).toEqual([new ApiKeyCreated('key', 'CRM', 'supervisor', false, '2026-03-01T12:01:00.000Z', 'ada')]);
    expect(JSON.stringify(events)).not.toMatch(/c0ffee|abcd/);
  });

  it('ends in the future, or never', () => {
    for (const expiresAt of [seconds(0), seconds(-1)])
      expect(() => new ApiKey({ ...crm, expiresAt }, NOW)).toThrow('expiresAt: must be in the future');
    expect(new ApiKey({ ...crm, expiresAt: null }, NOW).expiresAt).toBeNull();
  });

  it('is revoked once, by somebody', () => {
    const key = new ApiKey(crm, NOW);
    key.releaseEvents();
    key.revoke('ben', seconds(1));
    expect(key.releaseEvents()).toEqual([new ApiKeyRevoked('key', 'ben')]);
    expect(() => key.revoke('ben', seconds(2))).toThrow('no such API key');
  });
});
