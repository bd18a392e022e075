import { DomainEvent } from '#kernel';
import type { AgentSkill, Role } from '#protocol';

abstract class UserEvent extends DomainEvent {
  constructor(readonly userId: string) {
    super();
  }

  get streamId(): string {
    return this.userId;
  }
}

export class UserCreated extends UserEvent {
  constructor(
    userId: string,
    readonly name: string,
    readonly role: Role,
    readonly maxConcurrentChats: number | null,
  ) {
    super(userId);
  }
}

export class UserChanged extends UserEvent {
  constructor(
    userId: string,
    readonly name: string,
    readonly role: Role,
    readonly active: boolean,
  ) {
    super(userId);
  }
}

/** A user lost access by a new password, a lower role or deactivation: all sessions end. */
export class UserAccessRevoked extends UserEvent {
  constructor(
    userId: string,
    /** The session in which the user chose a new password goes on. Absent from events before that was possible. */
    readonly keptSessionId: string | null = null,
  ) {
    super(userId);
  }
}

/** A secret was made that counts once its owner has shown a code of it. */
export class SecondFactorBegun extends UserEvent {}

export class SecondFactorAdded extends UserEvent {}

/** A code was taken for a sign-in or a removal. */
export class SecondFactorPassed extends UserEvent {}

export class SecondFactorRefused extends UserEvent {}

export class SecondFactorRemoved extends UserEvent {}

/** The user is who signs in as this person at an OpenID Connect provider. */
export class UserIdentityLinked extends UserEvent {
  constructor(
    userId: string,
    readonly issuer: string,
    readonly subject: string,
  ) {
    super(userId);
  }
}

export class AgentSkillsChanged extends UserEvent {
  constructor(
    userId: string,
    readonly skills: AgentSkill[],
  ) {
    super(userId);
  }
}

export class AgentTeamsChanged extends UserEvent {
  constructor(
    userId: string,
    readonly teamIds: string[],
  ) {
    super(userId);
  }
}

export class AgentLimitChanged extends UserEvent {
  constructor(
    userId: string,
    readonly maxConcurrentChats: number | null,
  ) {
    super(userId);
  }
}

abstract class SessionEvent extends DomainEvent {
  constructor(
    readonly sessionId: string,
    readonly userId: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.sessionId;
  }
}

export class SessionStarted extends SessionEvent {}

export class SessionRefreshed extends SessionEvent {}

export class SessionEnded extends SessionEvent {
  constructor(
    sessionId: string,
    userId: string,
    readonly reason: 'logout' | 'reuse' | 'revoked',
  ) {
    super(sessionId, userId);
  }
}

abstract class SkillEvent extends DomainEvent {
  constructor(
    readonly skillId: string,
    readonly name: string,
  ) {
    super();
  }

  get streamId(): string {
    return this.skillId;
  }
}

export class SkillCreated extends SkillEvent {}

export class SkillChanged extends SkillEvent {}

export class SkillRenamed extends SkillEvent {
  constructor(
    skillId: string,
    name: string,
    readonly before: string,
  ) {
    super(skillId, name);
  }
}

export class SkillDeleted extends SkillEvent {}

export class SettingsChanged extends DomainEvent {
  static override readonly version = 2;

  constructor(
    readonly settingsId: string,
    readonly changed: string[],
    /** Values by name, before and after the change; absent from events of version 1. */
    readonly from: Record<string, unknown>,
    readonly to: Record<string, unknown>,
    /** Id of the user who changed the settings; null when the system did. */
    readonly by: string | null,
  ) {
    super();
  }

  /** Version 1 had only the names of the settings. */
  static override upcast(data: Record<string, unknown>): Record<string, unknown> {
    return { ...data, from: {}, to: {}, by: null };
  }

  get streamId(): string {
    return this.settingsId;
  }
}
