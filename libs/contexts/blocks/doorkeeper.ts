import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { networkOf, Store } from '#platform';
import { customerBlocked } from './domain/address-block.errors';

/** Guard of whatever strangers may do from anywhere: starting a chat, leaving a message. */
@Injectable()
export class Doorkeeper {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `customer.blocked` */
  async mustLetIn(address: string): Promise<void> {
    const [block] = await this.store.read<{ until: Date }>(
      'select until from address_blocks where network = $1 and lifted_at is null and until > $2',
      [networkOf(address), this.clock.now()],
    );
    if (block) throw customerBlocked(block.until);
  }
}
