import type { Role } from '#protocol';
import { given } from '../../../../kernel/testing/given';
import { AgentLimitChanged, AgentSkillsChanged, UserAccessRevoked, UserChanged, UserCreated } from './directory.events';
import { User } from './user';

const newUser = (role: Role = 'supervisor') =>
  new User({ id: 'ana', name: 'Ana', email: 'ana@example.com', passwordHash: 'hash', role, maxConcurrentChats: null }, new Date(0));

describe('A user', () => {
  it('begins active, with a role and no skills', () => {
    const user = newUser();
    expect(user.releaseEvents()).toEqual([new UserCreated('ana', 'Ana', 'supervisor', null)]);
    expect(user).toMatchObject({ active: true, skills: [] });
  });

  it.each([
    ['a new password', { passwordHash: 'another' }],
    ['a lower role', { role: 'agent' as const }],
    ['deactivation', { active: false }],
  ])('is signed out everywhere by %s', (_, changes) => {
    given(newUser())
      .when((user) => user.change(changes))
      .records([UserChanged], [UserAccessRevoked]);
  });

  it.each([
    ['a new name', { name: 'Anna' }],
    ['a higher role', { role: 'admin' as const }],
    ['the role it had', { role: 'supervisor' as const }],
    ['being active already', { active: true }],
  ])('stays signed in with %s', (_, changes) => {
    given(newUser())
      .when((user) => user.change(changes))
      .records([UserChanged]);
  });

  it('stays signed in where it chose a new password, and is signed out elsewhere', () => {
    given(newUser())
      .when((user) => user.choosePassword('another', 'this login'))
      .records([UserAccessRevoked, { userId: 'ana', keptSessionId: 'this login' }]);
    given(newUser())
      .when((user) => user.change({ passwordHash: 'another' }))
      .records([UserChanged], [UserAccessRevoked, { keptSessionId: null }]);
  });

  it('stays signed in with a new picture, and shows none once it is taken away', () => {
    const user = newUser();
    expect(user.avatarId).toBeNull();
    user.change({ avatarId: 'face' });
    user.change({ name: 'Anna' });
    expect(user.avatarId).toBe('face');
    user.change({ avatarId: null });
    expect(user.avatarId).toBeNull();
    expect(user.releaseEvents().map(({ constructor }) => constructor)).not.toContain(UserAccessRevoked);
  });

  it('has a limit of its own, or follows the setting', () => {
    given(newUser())
      .when((user) => user.limitChats(2))
      .records([UserChanged], [AgentLimitChanged, { maxConcurrentChats: 2 }]);
    given(newUser(), (user) => user.limitChats(2))
      .when((user) => user.limitChats(2))
      .recordsNothing();
    given(newUser(), (user) => user.limitChats(2))
      .when((user) => user.change({ maxConcurrentChats: null }))
      .records([UserChanged], [AgentLimitChanged, { maxConcurrentChats: null }]);
  });

  it('has the skills given last', () => {
    const skills = [{ name: 'billing', level: 3 }];
    given(newUser())
      .when((user) => user.setSkills(skills))
      .records([AgentSkillsChanged, { skills }]);
  });

  it('is an admin who counts only while active', () => {
    const admin = newUser('admin');
    expect(admin.isActiveAdmin).toBe(true);
    admin.change({ active: false });
    expect([admin.isActiveAdmin, newUser().isActiveAdmin]).toEqual([false, false]);
  });
});
