import { EntitySchema } from 'typeorm';

/** Draft: what somebody has begun to write in a chat. */
export interface Draft {
  chatId: string;
  userId: string;
  text: string;
  /** Files that were uploaded for it. */
  attachmentIds: string[];
  /** How far its author had read the chat while writing. */
  seenSeq: number;
  updatedAt: Date;
}

export const DraftSchema = new EntitySchema<Draft>({
  name: 'Draft',
  tableName: 'drafts',
  columns: {
    chatId: { type: 'uuid', name: 'chat_id', primary: true },
    userId: { type: 'uuid', name: 'user_id', primary: true },
    text: { type: 'text' },
    attachmentIds: { type: 'uuid', array: true, name: 'attachment_ids' },
    seenSeq: { type: 'integer', name: 'seen_seq' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
});
