import { Injectable } from '@nestjs/common';
import { Store } from '#platform';
import type { JoinedChat } from '#protocol';
import { MessageViews } from './message-views';

const MOST_EDITED = 1_000;

/** Messages in the part of a chat that a client already has which may not be any more what it has. */
@Injectable()
export class ChangedMessages {
  constructor(
    private readonly views: MessageViews,
    private readonly store: Store,
  ) {}

  /** Those up to `seq`, in order. The caller has to check the right to see the chat. */
  async upTo(chatId: string, seq: number): Promise<Pick<JoinedChat, 'deleted' | 'edited'>> {
    if (seq === 0) return { deleted: [], edited: [] };
    const changed = await this.store.read<{ seq: number; isDeleted: boolean }>(
      `select seq, deleted_at is not null as "isDeleted" from messages
       where chat_id = $1 and seq <= $2 and (deleted_at is not null or edited_at is not null) order by seq`,
      [chatId, seq],
    );
    const edited = changed.filter(({ isDeleted }) => !isDeleted).slice(-MOST_EDITED);
    return {
      deleted: changed.filter(({ isDeleted }) => isDeleted).map((each) => each.seq),
      edited: await this.views.at(
        chatId,
        edited.map((each) => each.seq),
      ),
    };
  }
}
