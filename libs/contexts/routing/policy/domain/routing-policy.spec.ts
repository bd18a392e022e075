import { given } from '../../../../kernel/testing/given';
import { RoutingPolicyRules } from './routing-policy';
import { RoutingPolicyScheduled, RoutingPolicySet } from './routing-policy.events';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const ada = { type: 'agent' as const, id: 'ada' };
const inForce = () => new RoutingPolicyRules({ version: 2, name: 'first', rank: ['lowestLoadRatio'], queueOrder: 'priority' }, at(0));
const due = { name: 'Due first', rank: ['longestSinceLastAssignment'], queueOrder: 'due' as const, note: 'Targets come first' };

describe('The routing policy', () => {
  it('has a new version with each change, with its author and note', () => {
    const policy = inForce();
    given(policy)
      .when((it) => it.set(due, ada, at(1)))
      .records([RoutingPolicySet, { policyVersion: 3 }]);
    expect(policy).toMatchObject({ ...due, version: 3, since: at(1), createdBy: 'ada' });
    policy.set({ ...due, name: null }, ada, at(2));
    expect(policy.name).toBe('version-4');
  });

  it('follows a schedule once its moment has come, and only then', () => {
    const policy = inForce();
    given(policy)
      .when((it) => it.set(due, ada, at(1), at(30)))
      .records([RoutingPolicyScheduled, { policyVersion: 2 }]);
    given(policy)
      .when((it) => it.beginScheduled(at(29)))
      .recordsNothing();
    given(policy)
      .when((it) => it.beginScheduled(at(30)))
      .records([RoutingPolicySet, { policyVersion: 3 }]);
    expect(policy).toMatchObject({ ...due, version: 3, since: at(30), createdBy: 'ada', scheduled: null });
    given(policy)
      .when((it) => it.beginScheduled(at(31)))
      .recordsNothing();
  });

  it('keeps a schedule over a change of now, lets another replace it, and forgets one that is taken back', () => {
    const policy = inForce();
    policy.set(due, ada, at(1), at(30));
    policy.set({ ...due, queueOrder: 'priority' }, ada, at(2));
    expect(policy.scheduled).toMatchObject({ effectiveAt: at(30).toISOString() });
    policy.set(due, ada, at(3), at(40));
    expect(policy.scheduled).toMatchObject({ effectiveAt: at(40).toISOString() });
    policy.releaseEvents();
    given(policy)
      .when((it) => it.unschedule())
      .records([RoutingPolicyScheduled]);
    given(policy)
      .when((it) => it.beginScheduled(at(59)))
      .recordsNothing();
  });
});
