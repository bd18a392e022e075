import { Injectable } from '@nestjs/common';
import { EntitySchema, type FindOptionsWhere, In, IsNull, LessThan, MoreThan, Raw } from 'typeorm';
import { beginningsOf, type DomainError, nameKey } from '#kernel';
import { type Audited, Collection, showing, Store, type Transaction } from '#platform';
import type { Role } from '#protocol';
import { badRefreshToken, skillNotFound, userNotFound } from './domain/directory.errors';
import { UserAccessRevoked } from './domain/directory.events';
import { Session } from './domain/session';
import { defaultValues, shown } from './domain/setting';
import { Settings } from './domain/settings';
import { Skill } from './domain/skill';
import { User } from './domain/user';

export const UserSchema = new EntitySchema<User>({
  name: 'User',
  target: User,
  tableName: 'users',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    email: { type: 'text' },
    role: { type: 'text' },
    active: { type: 'boolean' },
    passwordHash: { type: 'text', name: 'password_hash' },
    maxConcurrentChats: { type: 'integer', name: 'max_concurrent_chats', nullable: true },
    skills: { type: 'jsonb' },
    teamIds: { type: 'uuid', array: true, name: 'team_ids', default: '{}' },
    avatarId: { type: 'uuid', name: 'avatar_id', nullable: true },
    secondFactor: { type: 'jsonb', name: 'second_factor', nullable: true },
    oidcIssuer: { type: 'text', name: 'oidc_issuer', nullable: true },
    oidcSubject: { type: 'text', name: 'oidc_subject', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    search: { type: 'tsvector', nullable: true },
  },
  indices: [
    { name: 'users_email', columns: ['email'], unique: true },
    { name: 'users_oidc', columns: ['oidcSubject', 'oidcIssuer'], unique: true },
    { name: 'users_name', columns: ['name', 'id'] },
    { name: 'users_search', columns: ['search'], synchronize: false },
    { name: 'users_teams', columns: ['teamIds'], synchronize: false },
  ],
});

export const SessionSchema = new EntitySchema<Session>({
  name: 'Session',
  target: Session,
  tableName: 'sessions',
  columns: {
    id: { type: 'uuid', primary: true },
    userId: { type: 'uuid', name: 'user_id' },
    generation: { type: 'integer' },
    refreshedAt: { type: 'timestamptz', name: 'refreshed_at', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    startedAt: { type: 'timestamptz', name: 'started_at', nullable: true },
    device: { type: 'text', nullable: true },
    address: { type: 'text', nullable: true },
  },
  indices: [{ name: 'sessions_user_open', columns: ['userId'], where: 'ended_at IS NULL' }],
});

export const SkillSchema = new EntitySchema<Skill>({
  name: 'Skill',
  target: Skill,
  tableName: 'skills',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    key: { type: 'text' },
    description: { type: 'text', nullable: true },
    public: { type: 'boolean' },
    formerNames: { type: 'text', array: true, name: 'former_names' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [
    { name: 'skills_key', columns: ['key'], unique: true, where: 'deleted_at IS NULL' },
    { name: 'skills_name', columns: ['name'], where: 'deleted_at IS NULL' },
  ],
});

export const SettingsSchema = new EntitySchema<Settings>({
  name: 'Settings',
  target: Settings,
  tableName: 'settings',
  columns: { id: { type: 'uuid', primary: true }, chosen: { type: 'jsonb' } },
});

export interface UserFilters {
  /** Beginnings of words, all of which must occur in name or e-mail. */
  q?: string;
  role?: Role[];
  active?: boolean;
  /** Members of any of these teams. */
  teamId?: string[];
}

@Injectable()
export class Users extends Collection<User> {
  protected override readonly audited: Audited<User> = {
    target: 'user',
    shows: ({ name, email, role, active, maxConcurrentChats, skills, teamIds, avatarId, secondFactor }) => ({
      ...{ name, email, role, active, maxConcurrentChats, skills, teamIds, avatarId },
      secondFactor: secondFactor?.confirmed ?? false,
    }),
    besides: [showing(UserAccessRevoked)],
  };

  constructor(store: Store) {
    super(store, UserSchema);
  }

  byEmail(email: string): Promise<User | null> {
    return this.repository().findOneBy({ email });
  }

  byIdentity(oidcIssuer: string, oidcSubject: string): Promise<User | null> {
    return this.repository().findOneBy({ oidcIssuer, oidcSubject });
  }

  any(): Promise<boolean> {
    return this.repository().exists();
  }

  /** Page of users in the order of their creation. */
  page({ q, role, active, teamId }: UserFilters, limit: number, afterId: string | undefined): Promise<User[]> {
    const beginnings = beginningsOf(q);
    const where: FindOptionsWhere<User> = {
      ...(afterId !== undefined && { id: MoreThan(afterId) }),
      ...(role && { role: In(role) }),
      ...(active !== undefined && { active }),
      ...(teamId && { teamIds: Raw((teams) => `${teams} && :teamId::uuid[]`, { teamId }) as never }),
      ...(beginnings !== null && { search: Raw((search) => `${search} @@ :beginnings::tsquery`, { beginnings }) }),
    };
    return this.repository().find({ where, order: { id: 'ASC' }, take: limit });
  }

  /** Locks the members of a team, and those of the users with these ids who exist. */
  lockMembers(tx: Transaction, teamId: string, ids: string[] = []): Promise<User[]> {
    const isMember = Raw((teams) => `${teams} @> array[:teamId::uuid]`, { teamId });
    return this.lockWhere(tx, [{ teamIds: isMember as never }, ...(ids.length > 0 ? [{ id: In(ids) }] : [])]);
  }

  protected missing(id: string): DomainError {
    return userNotFound(id);
  }
}

@Injectable()
export class Sessions extends Collection<Session> {
  constructor(store: Store) {
    super(store, SessionSchema);
  }

  /** Page of the logins of a user that have not ended, the newest first. */
  page(userId: string, now: Date, limit: number, beforeId: string | undefined): Promise<Session[]> {
    const before = beforeId === undefined ? {} : { id: LessThan(beforeId) };
    return this.repository().find({
      where: { userId, endedAt: IsNull(), expiresAt: MoreThan(now), ...before },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  protected missing(): DomainError {
    return badRefreshToken();
  }
}

@Injectable()
export class Skills extends Collection<Skill> {
  protected override readonly audited: Audited<Skill> = { target: 'skill', shows: ['name', 'description', 'public', 'deletedAt'] };

  constructor(store: Store) {
    super(store, SkillSchema);
  }

  /** Returns the skill with the name, compared by `nameKey`. */
  async named(name: string): Promise<Skill> {
    const skill = await this.repository().findOneBy({ key: nameKey(name), deletedAt: IsNull() });
    if (!skill) throw skillNotFound();
    return skill;
  }

  /** Returns the skills with these names, by `nameKey`, and locks them against deletion until the transaction ends. */
  async keep(tx: Transaction, names: string[]): Promise<Map<string, Pick<Skill, 'name' | 'public'>>> {
    const rows = await tx.query<Pick<Skill, 'key' | 'name' | 'public'>>(
      'select key, name, public from skills where key = any($1) and deleted_at is null order by id for share',
      [names.map(nameKey)],
    );
    return new Map(rows.map((skill) => [skill.key, skill]));
  }

  /** Locks a skill and the users who have it. Users are locked first, in the order of `SetAgentSkills`, so that there is no deadlock. */
  async lockWithHolders(tx: Transaction, id: string, users: Users): Promise<[User[], Skill]> {
    const { name } = await this.getWithin(tx, id);
    const holds = Raw((skills) => `${skills} @> :held::jsonb`, { held: JSON.stringify([{ name }]) });
    const holders = await users.lockWhere(tx, { skills: holds as never });
    const skill = await this.lock(tx, id);
    if (skill.deletedAt !== null) throw skillNotFound();
    return [holders, skill];
  }

  /** All names, current and former, of the skills that have or had one of these names, deleted skills included. */
  async everCalled(names: string[]): Promise<string[]> {
    const keys = names.map(nameKey);
    const renamed = Raw((formerNames) => `cardinality(${formerNames}) > 0`);
    const found = await this.repository().find({ where: [{ key: In(keys) }, { formerNames: renamed as never }] });
    const allNames = found.map(({ name, formerNames }) => [name, ...formerNames]);
    return [...new Set(allNames.filter((each) => each.some((name) => keys.includes(nameKey(name)))).flat())];
  }

  /** Page of skills by name. */
  page(limit: number | undefined, afterName: string | undefined): Promise<Skill[]> {
    const after = afterName === undefined ? {} : { name: MoreThan(afterName) };
    return this.repository().find({ where: { deletedAt: IsNull(), ...after }, order: { name: 'ASC' }, take: limit });
  }

  protected missing(): DomainError {
    return skillNotFound();
  }
}

@Injectable()
export class SettingsRows extends Collection<Settings> {
  protected override readonly audited: Audited<Settings> = {
    target: 'settings',
    unstored: () => new Settings(),
    shows: ({ chosen }) => ({ ...shown({ ...defaultValues(), ...chosen }) }),
  };

  constructor(store: Store) {
    super(store, SettingsSchema);
  }

  protected missing(): DomainError {
    return skillNotFound();
  }
}
