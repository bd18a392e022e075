import type { Readable } from 'node:stream';
import { Controller, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentSettings } from '#directory';
import { Access, ApiProblems, By, type Caller, idParam, mustBeMultipart, readFileUpload, TakesFile } from '#platform';
import type { AttachmentView } from '#protocol';
import { KeepUpload } from './commands/keep-upload';
import { fileTooLarge } from './domain/files.errors';
import { AttachmentDto, UploadDto } from './files.dto';
import { AttachmentLinks } from './links';
import { AccessToChat } from './queries/questions';
import { Quotas } from './quotas';
import { Spool, type Spooled } from './spool';

@ApiTags('Attachments')
@ApiBearerAuth()
@ApiProblems(401, 404, 422)
@Access('customer')
@Controller('chats/:id/attachments')
export class UploadsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly settings: CurrentSettings,
    private readonly quotas: Quotas,
    private readonly spool: Spool,
    private readonly links: AttachmentLinks,
  ) {}

  @Post()
  @TakesFile()
  @ApiOperation({
    summary: 'Upload a file to send in the chat',
    description: `One file in the form field \`file\`. Its type is judged by its content, which has to fit its name; images are drawn anew, without
metadata. Its id then goes into \`attachmentIds\` of a message of the same sender; what is not sent within a day is removed.
Too large a file is refused while it is still being sent: read the answer, then stop. To cancel, abort the request.`,
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: AttachmentDto })
  @ApiProblems(400, 403, 409, 413, 415)
  async upload(@By() by: Caller, @Param('id', idParam('chat')) id: string, @Req() { raw }: FastifyRequest): Promise<AttachmentView> {
    const { customerId } = await this.queries.execute(new AccessToChat(by, id, 'write'));
    mustBeMultipart(raw);
    const limits = await this.settings.get();
    const { attachmentMaxBytes } = limits;
    await this.quotas.mustFit({ chatId: id, customerId, uploaderId: by.id }, 0, limits);
    const file = await readFileUpload(raw, attachmentMaxBytes, fileTooLarge(attachmentMaxBytes), async (content, name) => ({ ...(await this.receive(content, attachmentMaxBytes)), name }));
    try {
      return this.links.of(await this.commands.execute(new KeepUpload(by, { id, customerId }, file)));
    } finally {
      await this.spool.discard(file.path);
    }
  }

  private receive(content: Readable, maxBytes: number): Promise<Spooled> {
    return this.spool.write(content, (size) => {
      if (size > maxBytes) throw fileTooLarge(maxBytes);
    });
  }
}
