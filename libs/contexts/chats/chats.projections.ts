import { Injectable } from '@nestjs/common';
import { AttachmentJudged } from '#files';
import { project } from '#platform';

/** A message keeps what it shows of its files. */
@Injectable()
export class ChatsProjections {
  attachmentJudged = project(AttachmentJudged, async (events, tx) => {
    const sent = events.flatMap(({ chatId, seq, attachment }) => (seq === null ? [] : [{ chat_id: chatId, seq, id: attachment.id, state: attachment.state }]));
    if (sent.length === 0) return;
    await tx.query(
      `update messages m set attachments = (
         select json_agg(case when a.file ->> 'id' = j.id then a.file || jsonb_build_object('state', j.state) else a.file end order by a.place)
         from jsonb_array_elements(m.attachments) with ordinality as a(file, place))
       from json_to_recordset($1) as j(chat_id uuid, seq int, id text, state text)
       where m.chat_id = j.chat_id and m.seq = j.seq and m.deleted_at is null`,
      [JSON.stringify(sent)],
    );
  });
}
