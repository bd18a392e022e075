import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { StillHasRole } from '#directory';
import { Clock } from '#kernel';
import { Access, By, type Caller, idParam, type StaffCaller } from '#platform';
import type { ChatView } from '#protocol';
import { VisibleChat } from '../chat/visible-chat';
import { ChatExport } from './chat-export';
import {
  cellsOf,
  ChatExportQuery,
  CHATS_CSV,
  ChatsExportQuery,
  CONTENT_TYPES,
  TRANSCRIPT_CSV,
  transcriptCells,
  TranscriptDto,
} from './export.dto';
import { ExportedChats } from './exported-chats';
import { RunningExports } from './running-exports';
import { asHtml, CONTENT_SECURITY_POLICY } from './transcript-html';
import { asText } from './transcript-text';

/** After so long without a byte taken, whoever reads counts as gone. */
const STALLED_AFTER_MS = 120_000;

const CSV_EXAMPLE = `id,status,priority,subject,customerName,customerEmail,agentName,team,skills,tags,createdAt,assignedAt,firstResponseAt,closedAt,closeReason,resolution,rating,messages
019ac0de-0000-7000-8000-000000000001,closed,high,Invoice 4711,Cleo,cleo@example.com,Ana,,"billing, french",vip,2026-11-26T09:00:00.000Z,2026-11-26T09:00:04.000Z,2026-11-26T09:00:40.000Z,2026-11-26T09:20:00.000Z,agent,resolved,5,12
`;
const NDJSON_EXAMPLE = `{"id":"019ac0de-0000-7000-8000-000000000001","status":"closed","subject":"Invoice 4711","skills":["billing","french"],"rating":5,"messages":12}
`;
const asFile = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Chats')
@ApiBearerAuth()
@Controller('chats')
export class ExportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly chats: ExportedChats,
    private readonly chat: ChatExport,
    private readonly running: RunningExports,
    private readonly clock: Clock,
  ) {}

  @Get('export')
  @Access('supervisor')
  @ApiOperation({
    summary: 'All chats that fit, as a file',
    description: `The newest first, with the filters of \`GET /chats\`, streamed while you read. An answer that breaks off is not whole. In CSV several skills or tags
are separated by commas, and a quote keeps spreadsheets from calculating a cell; in NDJSON each line is a chat with the same fields. \`messages\` are those that people
wrote. At most two exports of a person run at once: 429 \`export.too_many\`; one that nobody reads for two minutes is ended, and so is
one whose login ends.`,
  })
  @ApiOkResponse({
    content: {
      'text/csv': { ...asFile, example: CSV_EXAMPLE },
      'application/x-ndjson': { ...asFile, example: NDJSON_EXAMPLE },
    },
  })
  async exportAll(
    @By() by: StaffCaller,
    @Query() { format, ...filters }: ChatsExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const rows = this.chats.rows(by, filters, () => this.queries.execute(new StillHasRole(by, 'supervisor')));
    const name = `chats-${this.clock.now().toISOString().slice(0, 10)}.${format}`;
    const file =
      format === 'csv'
        ? CHATS_CSV.write(await this.running.start(by.id, mapped(rows, cellsOf)))
        : await this.running.start(by.id, mapped(rows, lineOf));
    return download(reply, file, format, name);
  }

  @Get(':id/export')
  @Access('customer')
  @ApiOperation({
    summary: 'One chat as a file, with all that was said in it',
    description: 'For whoever may see the chat; staff get the notes too. Files are there by name; what was deleted says that it was.',
  })
  @ApiExtraModels(TranscriptDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(TranscriptDto) } },
      'text/csv': asFile,
      'text/plain': asFile,
      'text/html': asFile,
    },
  })
  async export(
    @By() by: Caller,
    @Param('id', idParam('chat')) id: string,
    @Query() { format }: ChatExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const chat = await this.queries.execute(new VisibleChat(by, id));
    return download(reply, await this.written(by, chat, format), format, `chat-${id}.${format}`);
  }

  private async written(by: Caller, chat: ChatView, format: ChatExportQuery['format']): Promise<Readable> {
    if (format === 'json') return this.running.start(by.id, this.chat.json(by, chat));
    const lines = this.chat.lines(by, chat);
    if (format === 'csv') return TRANSCRIPT_CSV.write(await this.running.start(by.id, mapped(lines, transcriptCells)));
    return this.running.start(by.id, (format === 'html' ? asHtml : asText)(await this.chat.head(chat), lines));
  }
}

function download(reply: FastifyReply, file: Readable, format: keyof typeof CONTENT_TYPES, name: string): StreamableFile {
  void reply.headers({
    'cache-control': 'private, no-store',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  });
  // Node closes a connection on which nothing moves for so long.
  reply.raw.setTimeout(STALLED_AFTER_MS);
  return new StreamableFile(file, { type: CONTENT_TYPES[format], disposition: contentDisposition(name) });
}

const lineOf = (row: object): string => `${JSON.stringify(row)}\n`;

async function* mapped<T, R>(all: AsyncGenerator<T>, change: (each: T) => R): AsyncGenerator<R> {
  for await (const each of all) yield change(each);
}
