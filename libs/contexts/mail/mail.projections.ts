import { Injectable } from '@nestjs/common';
import { CustomerMerged, PersonalDataErased } from '#customers';
import { project } from '#platform';
import { Mails } from './mails.store';

@Injectable()
export class MailProjections {
  constructor(private readonly mails: Mails) {}

  personalDataErased = project(PersonalDataErased, (events, tx) =>
    this.mails.erase(
      tx,
      events.map(({ customerId }) => customerId),
    ),
  );

  /** A mail belongs to the customer whose chat it tells of. */
  customerMerged = project(CustomerMerged, async (events, tx) => {
    for (const { customerId, intoId } of events) await this.mails.follow(tx, customerId, intoId);
  });
}
