import { Query } from '@nestjs/cqrs';
import type { StaffCaller } from '#platform';
import type { ChatView, ContextView, MessageTranslation, WaitRange } from '#protocol';

/** These queries are declared here and handled by contexts downstream, because chats may not import routing, presence or canned. */

export interface QueuePosition {
  /** 1 is the next chat to be assigned; 0 means that the chat no longer waits. */
  position: number;
  estimatedWaitSeconds: WaitRange | null;
}

/** Position of a chat in the queue, with the estimated wait. */
export class PositionInQueue extends Query<QueuePosition> {
  constructor(readonly chatId: string) {
    super();
  }
}

/** What staff may know of the customer of a chat. */
export class ContextOfChat extends Query<ContextView> {
  constructor(readonly chat: ChatView) {
    super();
  }
}

/** What messages of a chat say in other languages, by `seq`. */
export class TranslationsOf extends Query<Map<number, MessageTranslation[]>> {
  constructor(
    readonly chatId: string,
    readonly seqs: readonly number[],
    /** Whether only what staff wrote is of interest. */
    readonly ofStaffAlone: boolean,
  ) {
    super();
  }
}

/** Whether somebody may use a canned response. */
export class MayUseCannedResponse extends Query<boolean> {
  constructor(
    readonly by: StaffCaller,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}
