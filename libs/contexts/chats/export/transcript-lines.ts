import type { SenderType } from '#words';
import type { MessageView, NoteView } from '#protocol';

/** A message or a note, as it is written down. */
export interface TranscriptLine {
  at: string;
  type: SenderType | 'note';
  /** Null for a note. */
  seq: number | null;
  from: string;
  /** The message that it answers; its text is null when it was deleted, or consists of files alone. */
  quote: { seq: number; from: string; text: string | null; files: number; deleted: boolean } | null;
  /** Null when it was deleted, or says nothing beside its files. */
  text: string | null;
  /** Names of files. */
  files: string[];
  editedAt: string | null;
  deletedAt: string | null;
}

export async function* linesOf(messages: AsyncGenerator<MessageView>, notes: AsyncGenerator<NoteView>): AsyncGenerator<TranscriptLine> {
  let [message, note] = [await messages.next(), await notes.next()];
  while (true) {
    if (!message.done && (note.done || message.value.createdAt <= note.value.createdAt)) {
      yield messageLine(message.value);
      message = await messages.next();
    } else if (!note.done) {
      yield noteLine(note.value);
      note = await notes.next();
    } else return;
  }
}

function messageLine({ createdAt, sender, seq, text, attachments, replyTo, editedAt, deletedAt }: MessageView): TranscriptLine {
  return {
    at: createdAt,
    type: sender.type,
    seq,
    from: sender.name,
    quote: replyTo && { ...replyTo, from: replyTo.sender.name },
    text,
    files: attachments.map(({ name }) => name),
    editedAt,
    deletedAt,
  };
}

function noteLine({ createdAt, author, text }: NoteView): TranscriptLine {
  return { at: createdAt, type: 'note', seq: null, from: author.name, quote: null, text, files: [], editedAt: null, deletedAt: null };
}

/** What a transcript says by itself, in English unless somebody says it differently. */
export interface TranscriptWords {
  agent: string;
  customer: string;
  note: string;
  /** @param at RFC 3339 */
  time: (at: string) => string;
  deleted: (at: string) => string;
  edited: string;
  /** Instead of the text of a quoted message that was deleted. */
  quoteDeleted: string;
}

/** What is known of a chat, in words, before what was said in it. */
export interface TranscriptHead {
  title: string;
  locale: string | null;
  facts: [label: string, value: string][];
  words?: Partial<TranscriptWords>;
  /** Paragraphs for its reader, above and below all else. */
  above?: string[];
  below?: string[];
}

/** A time for people, in UTC. */
export const forPeople = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} UTC`;

const ENGLISH: TranscriptWords = {
  agent: 'agent',
  customer: 'customer',
  note: 'note',
  time: forPeople,
  deleted: (at) => `Deleted ${forPeople(at)}`,
  edited: 'edited',
  quoteDeleted: 'Message deleted',
};

export const wordsOf = ({ words }: TranscriptHead): TranscriptWords => ({ ...ENGLISH, ...words });

/** What is shown of a message that another one answers. */
export const quotedText = ({ text, files, deleted }: NonNullable<TranscriptLine['quote']>, words: TranscriptWords): string =>
  deleted ? words.quoteDeleted : (text ?? `[file] × ${files}`);
