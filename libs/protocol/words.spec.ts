import type { Actor } from '#kernel';
import { AGENT_STATUSES, isPresent, PRIORITIES, rankOf, ROLES, type SenderType } from './words';

/** The kernel imports nothing and so repeats the actor types; this type makes a difference between the two lists a compile error. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;
const actorsAreSenders: Same<Actor['type'], SenderType> = true;

describe('The words', () => {
  it('rank by their place', () => {
    expect(rankOf(PRIORITIES, 'urgent')).toBeGreaterThan(rankOf(PRIORITIES, 'low'));
    expect(rankOf(ROLES, 'admin')).toBeGreaterThan(rankOf(ROLES, 'agent'));
  });

  it('say who is at a desk', () => {
    expect(AGENT_STATUSES.filter(isPresent)).toEqual(['online', 'busy']);
  });

  it('are those of the kernel, where it has some', () => {
    expect(actorsAreSenders).toBe(true);
  });
});
