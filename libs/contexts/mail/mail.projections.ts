import { Injectable } from '@nestjs/common';
import { CustomerMerged, PersonalDataErased } from '#customers';
import { project } from '#platform';
import { Mails } from './mails.store';
import { ReceivedMails } from './received-mails.store';

@Injectable()
export class MailProjections {
  constructor(
    private readonly mails: Mails,
    private readonly received: ReceivedMails,
  ) {}

  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    const customerIds = events.map(({ customerId }) => customerId);
    await this.mails.erase(tx, customerIds);
    await this.received.erase(tx, customerIds);
  });

  /** A mail belongs to the customer whose chat it tells of. */
  customerMerged = project(CustomerMerged, async (events, tx) => {
    for (const { customerId, intoId } of events) {
      await this.mails.follow(tx, customerId, intoId);
      await this.received.follow(tx, customerId, intoId);
    }
  });
}
