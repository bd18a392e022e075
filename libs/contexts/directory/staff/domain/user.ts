import { Aggregate, type DomainError, searchDocument } from '#kernel';
import type { AgentSkill } from '#protocol';
import { rankOf, type Role, ROLES } from '#words';
import { secondFactorExists, secondFactorMissing, wrongCode } from './directory.errors';
import * as events from './directory.events';
import { AgentLimitChanged, AgentSkillsChanged, AgentTeamsChanged, UserAccessRevoked, UserChanged, UserCreated } from './directory.events';
import { begun, type Guess, type SecondFactor, take } from './second-factor';

export interface NewUser {
  id: string;
  name: string;
  email: string;
  passwordHash: string;
  role: Role;
  maxConcurrentChats: number | null;
}

export interface UserChanges {
  name?: string;
  role?: Role;
  active?: boolean;
  passwordHash?: string;
  maxConcurrentChats?: number | null;
  avatarId?: string | null;
}

/** User: a member of staff with a login and a role, and with skills and a limit for chats. */
export class User extends Aggregate {
  readonly id: string;
  name: string;
  readonly email: string;
  role: Role;
  active: boolean;
  passwordHash: string;
  /** The user's own limit of concurrent chats; null when the setting applies. */
  maxConcurrentChats: number | null;
  skills: AgentSkill[];
  /** The teams that the user is a member of. */
  teamIds: string[];
  /** The picture that the user shows; a new picture has a new id. */
  avatarId: string | null;
  secondFactor: SecondFactor | null;
  /** Who the user is at the OpenID Connect provider (`iss` and `sub`); null until it signed in there. */
  oidcIssuer: string | null;
  oidcSubject: string | null;
  readonly createdAt: Date;
  /** Search document (`tsvector`) of name and e-mail; null for a row of an older version that was not changed since. */
  search: string | null;

  constructor(user: NewUser, now: Date) {
    super();
    this.id = user.id;
    this.name = user.name;
    this.email = user.email;
    this.role = user.role;
    this.active = true;
    this.passwordHash = user.passwordHash;
    this.maxConcurrentChats = user.maxConcurrentChats;
    this.skills = [];
    this.teamIds = [];
    this.avatarId = null;
    this.secondFactor = null;
    this.oidcIssuer = null;
    this.oidcSubject = null;
    this.createdAt = now;
    this.search = searchDocument(this.name, this.email);
    this.record(new UserCreated(user.id, user.name, user.role, user.maxConcurrentChats));
  }

  change(changes: UserChanges): void {
    const revoked = this.revokes(changes);
    const limitMoved = changes.maxConcurrentChats !== undefined && changes.maxConcurrentChats !== this.maxConcurrentChats;
    this.name = changes.name ?? this.name;
    this.search = searchDocument(this.name, this.email);
    this.role = changes.role ?? this.role;
    this.active = changes.active ?? this.active;
    this.passwordHash = changes.passwordHash ?? this.passwordHash;
    if (changes.maxConcurrentChats !== undefined) this.maxConcurrentChats = changes.maxConcurrentChats;
    if (changes.avatarId !== undefined) this.avatarId = changes.avatarId;
    this.record(new UserChanged(this.id, this.name, this.role, this.active));
    if (limitMoved) this.record(new AgentLimitChanged(this.id, this.maxConcurrentChats));
    if (revoked) this.record(new UserAccessRevoked(this.id));
  }

  /** Replaces the password on behalf of the user: all sessions end but the one that asked. */
  choosePassword(passwordHash: string, sessionId: string): void {
    this.passwordHash = passwordHash;
    this.record(new UserAccessRevoked(this.id, sessionId));
  }

  /** Whether a sign-in needs a code. */
  get needsCode(): boolean {
    return this.secondFactor?.confirmed ?? false;
  }

  /** @throws DomainError `totp.exists` */
  beginSecondFactor(secret: string): void {
    if (this.needsCode) throw secondFactorExists();
    this.secondFactor = begun(secret);
    this.record(new events.SecondFactorBegun(this.id));
  }

  /** @throws DomainError `totp.exists`, `totp.not_found`, `auth.wrong_code` */
  confirmSecondFactor(step: number | null, recoveryHashes: string[]): void {
    if (this.needsCode) throw secondFactorExists();
    if (this.secondFactor === null) throw secondFactorMissing();
    if (step === null) throw wrongCode();
    this.secondFactor = { ...this.secondFactor, confirmed: true, lastStep: step, recoveryHashes };
    this.record(new events.SecondFactorAdded(this.id));
  }

  /** Takes a code. @returns why it does not count, which is to be committed like a success */
  showCode(guess: Guess, now: Date): DomainError | undefined {
    const { next, refusal } = take(this.secondFactor!, guess, now);
    this.secondFactor = next;
    this.record(refusal ? new events.SecondFactorRefused(this.id) : new events.SecondFactorPassed(this.id));
    return refusal;
  }

  /** @throws DomainError `totp.not_found` */
  removeSecondFactor(): void {
    if (!this.needsCode) throw secondFactorMissing();
    this.secondFactor = null;
    this.record(new events.SecondFactorRemoved(this.id));
  }

  /** Makes the user somebody who signs in at a provider, for good. @returns whether it is that person and no other */
  linkIdentity(issuer: string, subject: string): boolean {
    if (this.oidcSubject !== null) return this.oidcIssuer === issuer && this.oidcSubject === subject;
    this.oidcIssuer = issuer;
    this.oidcSubject = subject;
    this.record(new events.UserIdentityLinked(this.id, issuer, subject));
    return true;
  }

  setSkills(skills: AgentSkill[]): void {
    this.skills = skills;
    this.record(new AgentSkillsChanged(this.id, skills));
  }

  /** Makes the user a member of the team, or no longer. */
  belongTo(teamId: string, isMember: boolean): void {
    if (this.teamIds.includes(teamId) === isMember) return;
    this.teamIds = isMember ? [...this.teamIds, teamId] : this.teamIds.filter((id) => id !== teamId);
    this.record(new AgentTeamsChanged(this.id, this.teamIds));
  }

  limitChats(maxConcurrentChats: number | null): void {
    if (maxConcurrentChats !== this.maxConcurrentChats) this.change({ maxConcurrentChats });
  }

  get isActiveAdmin(): boolean {
    return this.active && this.role === 'admin';
  }

  /** Changes the given fields. A new password, a lower role and deactivation end all sessions. */
  private revokes({ role, active, passwordHash }: UserChanges): boolean {
    const lowered = role !== undefined && rankOf(ROLES, role) < rankOf(ROLES, this.role);
    return passwordHash !== undefined || lowered || (active === false && this.active);
  }
}
