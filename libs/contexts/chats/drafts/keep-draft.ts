import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { In } from 'typeorm';
import { attachmentNotFound } from '#files';
import { Attachments } from '#files/lends';
import { Clock } from '#kernel';
import { type StaffCaller, Store, type Transaction } from '#platform';
import { Chats } from '../chat/chats.store';
import { chatIsClosed } from '../chat/domain/chat.errors';

export interface NewDraft {
  text: string;
  attachmentIds: string[];
}

/** Keeps what somebody has begun to write in a chat instead of what was kept before; nothing at all ends the draft. */
export class KeepDraft extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    readonly draft: NewDraft,
  ) {
    super();
  }
}

/** The lock on the chat waits for whoever closes it, which ends all drafts: none is written into a closed chat. */
const KEEP = `
  with open as (select id, read_up_to from chats where id = $1 and status <> 'closed' for share)
  insert into drafts (chat_id, user_id, text, attachment_ids, seen_seq, updated_at)
  select id, $2::uuid, $3, $4::uuid[], coalesce((read_up_to ->> $2::uuid::text)::int, 0), $5 from open
  on conflict (chat_id, user_id) do update
    set text = excluded.text, attachment_ids = excluded.attachment_ids, seen_seq = excluded.seen_seq, updated_at = excluded.updated_at
  returning chat_id`;

@CommandHandler(KeepDraft)
export class KeepDraftHandler implements ICommandHandler<KeepDraft> {
  constructor(
    private readonly chats: Chats,
    private readonly attachments: Attachments,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `chat.not_found`, `chat.closed`, `attachment.not_found`, `attachment.already_sent`, `attachment.blocked` */
  async execute({ by, chatId, draft }: KeepDraft): Promise<void> {
    const chat = await this.chats.getAs(by, 'see', chatId);
    if (chat.status === 'closed') throw chatIsClosed();
    await this.mustBeSendable(draft.attachmentIds, by.id, chatId);
    const isEmpty = draft.text === '' && draft.attachmentIds.length === 0;
    await this.store.transaction((tx) => (isEmpty ? endDraft(tx, chatId, by.id) : this.keep(tx, by.id, chatId, draft)));
  }

  private async mustBeSendable(ids: string[], uploaderId: string, chatId: string): Promise<void> {
    if (ids.length === 0) return;
    const files = await this.attachments.someWhere({ id: In(ids) }, ids.length);
    if (files.length < ids.length) throw attachmentNotFound();
    for (const file of files) file.mustBeSendable(uploaderId, chatId);
  }

  private async keep(tx: Transaction, userId: string, chatId: string, { text, attachmentIds }: NewDraft): Promise<void> {
    const kept = await tx.query(KEEP, [chatId, userId, text, attachmentIds, this.clock.now()]);
    if (kept.length === 0) throw chatIsClosed();
  }
}

export async function endDraft(tx: Transaction, chatId: string, userId: string): Promise<void> {
  await tx.query('delete from drafts where chat_id = $1 and user_id = $2', [chatId, userId]);
}
