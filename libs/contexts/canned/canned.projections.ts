import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { MessagePosted } from '#chats';
import { TeamDeleted } from '#directory';
import { AttachmentStored } from '#files';
import { Clock } from '#kernel';
import { project, type Transaction } from '#platform';
import type { MessageView } from '#protocol';
import { CannedResponses } from './library/canned.store';
import { chatFacts } from './sending/chat-facts';
import { type Edit, editOf } from './sending/domain/edits';
import { valuesOf } from './templates/domain/variables';
import { preparedParts } from './templates/templates';

/** Projections of canned responses: each message counts as one use, each stored file enters the history of its response, and a team takes its own with it. */
@Injectable()
export class CannedProjections {
  constructor(
    private readonly clock: Clock,
    private readonly responses: CannedResponses,
  ) {}

  messagePosted = project(
    MessagePosted,
    { only: ({ message }) => message !== undefined && message.cannedResponseId !== null },
    (events, tx) =>
      this.count(
        events.map(({ message }) => message!),
        tx,
      ),
  );

  fileStored = project(AttachmentStored, { only: ({ item }) => item !== null }, async (events, tx) => {
    const ids = events.map(({ item }) => item!.id);
    const responses = new Map((await this.responses.lockAll(tx, ids)).map((response) => [response.id, response]));
    // An e-mail that came in is an item with files as well.
    for (const { item, attachmentId, uploaderId } of events)
      responses.get(item!.id)?.addFile({ id: attachmentId, name: item!.name }, uploaderId);
  });

  /** What a team says goes with it. */
  teamDeleted = project(TeamDeleted, async (events, tx) => {
    const theirs = await this.responses.lockWhere(tx, { teamId: In(events.map(({ teamId }) => teamId)), deletedAt: IsNull() });
    for (const response of theirs) response.deleteWithTeam(this.clock.now());
  });

  /** Inserts a row per use. A counter would make all messages with the same response wait for each other's row lock. */
  private async count(messages: MessageView[], tx: Transaction): Promise<void> {
    const edits = await this.edits(messages, tx);
    const uses = messages.map(({ id, cannedResponseId, sender, chatId, createdAt }, index) => ({
      message_id: id,
      canned_response_id: cannedResponseId,
      agent_id: sender.id,
      chat_id: chatId,
      used_at: createdAt,
      tallied: false,
      ...edits[index],
    }));
    await tx.query('insert into canned_uses select * from json_populate_recordset(null::canned_uses, $1)', [JSON.stringify(uses)]);
  }

  private async edits(messages: MessageView[], tx: Transaction): Promise<Edit[]> {
    const responses = await tx.query<{ id: string; content: string }>('select id, content from canned_responses where id = any($1)', [
      messages.map(({ cannedResponseId }) => cannedResponseId),
    ]);
    const contents = new Map(responses.map(({ id, content }) => [id, content]));
    const chats = await chatFacts(
      tx,
      messages.map(({ chatId }) => chatId),
    );
    return messages.map(({ cannedResponseId, chatId, sender, text }) =>
      editOf(preparedParts(contents.get(cannedResponseId!)!, valuesOf(chats.get(chatId)!, sender.name, this.clock.now())), text ?? ''),
    );
  }
}
