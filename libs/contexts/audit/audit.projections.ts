import { Injectable } from '@nestjs/common';
import { PersonalDataErased } from '#customers';
import { project } from '#platform';

@Injectable()
export class AuditProjections {
  /** What was changed of an erased customer is erased as well; that it was changed, when and by whom stays. */
  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    await tx.query('update audit_log set before = null, after = null where target_id = any($1)', [
      events.map(({ customerId }) => customerId),
    ]);
  });
}
