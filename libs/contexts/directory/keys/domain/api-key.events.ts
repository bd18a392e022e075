import { DomainEvent } from '#kernel';
import type { Role } from '#protocol';

abstract class ApiKeyEvent extends DomainEvent {
  constructor(readonly keyId: string) {
    super();
  }

  get streamId(): string {
    return this.keyId;
  }
}

export class ApiKeyCreated extends ApiKeyEvent {
  constructor(
    keyId: string,
    readonly name: string,
    readonly role: Role,
    /** Whether programs may open sockets with the key. */
    readonly sockets: boolean,
    /** RFC 3339; null for a key without an end. */
    readonly expiresAt: string | null,
    /** Id of the user who created the key. */
    readonly by: string,
  ) {
    super(keyId);
  }
}

export class ApiKeyRevoked extends ApiKeyEvent {
  constructor(
    keyId: string,
    /** Id of the user who revoked the key. */
    readonly by: string,
  ) {
    super(keyId);
  }
}
