import { Query } from '@nestjs/cqrs';
import type { WaitRange } from '#protocol';

/** Asked here, answered downstream, so that chats need not know who routes and who is present. */


export interface QueuePlace {
  position: number;
  estimatedWaitSeconds: WaitRange | null;
}

/** The place of a waiting chat in the line; null once it waits no more. */
export class PlaceInQueue extends Query<QueuePlace | null> {
  constructor(readonly chatId: string) {
    super();
  }
}
