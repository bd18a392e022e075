import { Query } from '@nestjs/cqrs';
import type { ChatView, ContextView, WaitRange } from '#protocol';

/** Asked here, answered downstream, so that chats need not know who routes, who is present, and who keeps canned responses. */

export interface QueuePosition {
  /** 1 is next; 0: it waits no more. */
  position: number;
  estimatedWaitSeconds: WaitRange | null;
}

/** The position of a chat in the line. */
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

/** Whether somebody who works here may use a canned response. */
export class MayUseCannedResponse extends Query<boolean> {
  constructor(
    readonly agentId: string,
    readonly cannedResponseId: string,
  ) {
    super();
  }
}
