import { Injectable } from '@nestjs/common';
import { Env, Outbound } from '#platform';
import { webhookAddressIsPrivate } from './domain/webhook.errors';

/** Whether webhooks may go to an address, which each connection judges once more. */
@Injectable()
export class Receivers {
  constructor(
    private readonly outbound: Outbound,
    private readonly env: Env,
  ) {}

  get mayBePrivate(): boolean {
    return this.env.WEBHOOK_ALLOW_PRIVATE;
  }

  /** @throws DomainError `webhook.private_address` */
  async mustBePublic(url: string): Promise<void> {
    if (!this.mayBePrivate && !(await this.outbound.mayBePublic(url))) throw webhookAddressIsPrivate();
  }
}
