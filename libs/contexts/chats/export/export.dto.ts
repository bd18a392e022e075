import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AttachmentDto } from '#files';
import { CsvFormat, IfGiven } from '#platform';
import { ChatDto } from '../chat/chat.dto';
import { MessageDto } from '../messages/messages.dto';
import { NoteDto } from '../notes/notes.dto';
import { ChatFilterQuery } from '../search/search.dto';
import type { ExportedChat } from './exported-chats';
import type { TranscriptLine } from './transcript-lines';

export const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const;

const CHAT_FORMATS = ['json', 'csv', 'txt', 'html'] as const;
const LIST_FORMATS = ['csv', 'ndjson'] as const;

export class ChatExportQuery {
  @ApiPropertyOptional({ enum: CHAT_FORMATS, default: 'json', description: '`html` is one page to print, which needs nothing else' })
  @IsIn(CHAT_FORMATS)
  @IfGiven
  format: (typeof CHAT_FORMATS)[number] = 'json';
}

class NamedFileDto extends OmitType(AttachmentDto, ['url', 'thumbnailUrl']) {}

class TranscriptMessageDto extends OmitType(MessageDto, ['attachments']) {
  @ApiProperty({ type: [NamedFileDto] }) attachments!: NamedFileDto[];
}

/** As an export in JSON is. */
export class TranscriptDto {
  @ApiProperty({ type: ChatDto }) chat!: ChatDto;
  @ApiProperty({ type: [TranscriptMessageDto] }) messages!: TranscriptMessageDto[];
  @ApiPropertyOptional({ type: [NoteDto], description: 'For staff' }) notes?: NoteDto[];
}

export class ChatsExportQuery extends ChatFilterQuery {
  @ApiPropertyOptional({ enum: LIST_FORMATS, default: 'csv', description: '`ndjson`: one chat as JSON on each line' })
  @IsIn(LIST_FORMATS)
  @IfGiven
  format: (typeof LIST_FORMATS)[number] = 'csv';
}

export const CHATS_CSV = new CsvFormat<keyof ExportedChat>(
  [
    'id',
    'status',
    'priority',
    'subject',
    'customerName',
    'customerEmail',
    'agentName',
    'team',
    'skills',
    'tags',
    'createdAt',
    'assignedAt',
    'firstResponseAt',
    'closedAt',
    'closeReason',
    'resolution',
    'rating',
    'messages',
  ],
  [],
);
export const TRANSCRIPT_CSV = new CsvFormat<keyof TranscriptLine | 'replyToSeq'>(
  ['at', 'type', 'seq', 'from', 'text', 'files', 'deletedAt', 'editedAt', 'replyToSeq'],
  [],
);

/** Of what a message answers, a cell holds the number, which leads to its row. */
export const transcriptCells = ({ quote, ...line }: TranscriptLine): object => cellsOf({ ...line, replyToSeq: quote && quote.seq });

/** In a cell, several are separated by commas, as in a query. */
export function cellsOf<T extends object>(row: T): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Array.isArray(value) ? value.join(', ') : (value as unknown)]),
  );
}
