import { changesOf, simulatedSpan } from './question';

const NOON = Date.parse('2026-11-27T12:00:00Z');

describe('What is simulated', () => {
  it('is yesterday, or any days that were, today up to now', () => {
    expect(simulatedSpan({}, 'UTC', NOON)).toEqual({
      first: '2026-11-26',
      last: '2026-11-26',
      span: { from: '2026-11-26T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z' },
    });
    expect(simulatedSpan({ day: '2026-11-26', days: 7 }, 'UTC', NOON).span.to).toBe('2026-11-27T12:00:00.000Z');
    expect(simulatedSpan({ day: '2027-01-01' }, 'UTC', NOON).first).toBe('2026-11-26');
  });

  it('differs in what was chosen and nothing else', () => {
    expect(changesOf({})).toEqual({});
    expect(changesOf({ like: 'ana' })).toEqual({});
    expect(changesOf({ add: 1, like: 'ana', aging: 'off', order: 'due', first: 'fewestSpareLevels' })).toEqual({
      addAgents: 1,
      likeAgentId: 'ana',
      priorityAgingSeconds: null,
      queueOrder: 'due',
      rank: ['fewestSpareLevels', 'preferredSkills', 'lowestLoadRatio', 'longestSinceLastAssignment'],
    });
  });
});
