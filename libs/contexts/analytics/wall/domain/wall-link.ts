import { type Actor, Aggregate } from '#kernel';
import { wallLinkNotFound } from './wall-link.errors';
import { WallLinkMade, WallLinkRevoked } from './wall-link.events';

/** Capability for a screen on a wall: whoever has its secret may watch the wall until it is revoked. */
export class WallLink extends Aggregate {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the secret, in hexadecimal; the secret itself is not stored. */
  readonly secretHash: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  revokedAt: Date | null;

  constructor(link: Pick<WallLink, 'id' | 'name' | 'secretHash' | 'createdBy'>, now: Date) {
    super();
    this.id = link.id;
    this.name = link.name;
    this.secretHash = link.secretHash;
    this.createdBy = link.createdBy;
    this.createdAt = now;
    this.revokedAt = null;
    this.record(new WallLinkMade(this.id, { type: 'agent', id: this.createdBy }, this.name));
  }

  /** @throws DomainError `wall_link.not_found` when the link is already revoked */
  revoke(by: Actor, now: Date): void {
    if (this.revokedAt !== null) throw wallLinkNotFound();
    this.revokedAt = now;
    this.record(new WallLinkRevoked(this.id, by));
  }
}
