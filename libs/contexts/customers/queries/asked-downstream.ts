import { Query } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';

/** Asked here, answered downstream, so that customers need not know what a chat is. */

/** Whose chat it is; null when there is none that the caller may see. */
export class CustomerOfChat extends Query<string | null> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}
