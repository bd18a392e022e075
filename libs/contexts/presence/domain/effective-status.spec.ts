import fc from 'fast-check';
import { effectiveStatus, type StatusFacts } from './effective-status';

const ORDER = ['online', 'busy', 'away', 'offline'] as const;
const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({
  selected: fc.constantFrom(...ORDER),
  selectedBecause: fc.constantFrom('selected', 'supervisor', 'connected'),
  connected: fc.boolean(),
  inactive: fc.boolean(),
  missedAt: fc.constantFrom(null, new Date(0)),
  missed: fc.constantFrom('offer', 'reply'),
  activeChats: fc.nat(4),
  maxConcurrentChats: fc.nat(4),
});
const rank = (status: (typeof ORDER)[number]) => ORDER.indexOf(status);
const always = (holds: (facts: StatusFacts, shown: ReturnType<typeof effectiveStatus>) => void) =>
  fc.assert(fc.property(anyFacts, (facts) => holds(facts, effectiveStatus(facts))));

const atWork: StatusFacts = {
  selected: 'online',
  selectedBecause: 'connected',
  connected: true,
  inactive: false,
  missedAt: null,
  missed: 'offer',
  activeChats: 0,
  maxConcurrentChats: 3,
};

describe('The status that people see', () => {
  it.each([
    ['online', 'connected', {}],
    ['busy', 'at_capacity', { activeChats: 3 }],
    ['busy', 'selected', { selected: 'busy', selectedBecause: 'selected', activeChats: 3 }],
    ['busy', 'at_capacity', { maxConcurrentChats: 0 }],
    ['away', 'inactive', { inactive: true, activeChats: 3 }],
    ['away', 'missed_offer', { missedAt: new Date(0), inactive: true, activeChats: 3 }],
    ['away', 'missed_reply', { missedAt: new Date(0), missed: 'reply' }],
    ['away', 'supervisor', { selected: 'away', selectedBecause: 'supervisor', inactive: true }],
    ['offline', 'disconnected', { connected: false, inactive: true, activeChats: 3 }],
    ['offline', 'disconnected', { selected: 'offline', selectedBecause: 'selected', connected: false }],
  ])('is %s because %s when %j', (status, reason, facts) => {
    expect(effectiveStatus({ ...atWork, ...(facts as Partial<StatusFacts>) })).toEqual({ status, reason });
  });

  it('is never better than the one selected', () =>
    always(({ selected }, { status }) => expect(rank(status)).toBeGreaterThanOrEqual(rank(selected))));

  it('is offline without a connection, at best away when inactive or after a missed offer, at best busy when full', () =>
    always(({ connected, inactive, missedAt, activeChats, maxConcurrentChats }, { status }) => {
      if (!connected) expect(status).toBe('offline');
      if (inactive || missedAt) expect(rank(status)).toBeGreaterThanOrEqual(rank('away'));
      if (activeChats >= maxConcurrentChats) expect(rank(status)).toBeGreaterThanOrEqual(rank('busy'));
    }));

  it('names a reason that is true', () =>
    always((facts, { status, reason }) => {
      const truths = {
        at_capacity: facts.activeChats >= facts.maxConcurrentChats,
        inactive: facts.inactive,
        [`missed_${facts.missed}`]: facts.missedAt !== null,
        disconnected: !facts.connected,
        [facts.selectedBecause]: status === facts.selected,
      };
      expect(truths).toHaveProperty(reason, true);
    }));
});
