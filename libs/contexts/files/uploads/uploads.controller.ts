import { Controller, Delete, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access, By, type Caller, idParam, TakesFile } from '#platform';
import type { AttachmentView } from '#protocol';
import { DiscardUpload } from './discard-upload';
import { StoreUpload } from './store-upload';
import { AttachmentDto, RecordingQuery, UploadDto } from '../attachment/files.dto';
import { ChatAccess } from '../attachment/asked-downstream';
import { UploadReceiver } from './upload-receiver';

@ApiTags('Attachments')
@ApiBearerAuth()
@Access('customer')
@Controller()
export class UploadsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly receiver: UploadReceiver,
  ) {}

  @Post('chats/:id/attachments')
  @TakesFile()
  @ApiOperation({
    summary: 'Upload a file to send in the chat',
    description: `One file in the form field \`file\`. Its type is judged by its content, which has to fit its name; images are drawn anew, without
metadata. With \`recording\` it is a voice or video note, where \`voiceNotes\` or \`videoNotes\` allow it: what browsers record (WebM, MP4 or Ogg with Opus,
AAC, VP8, VP9, AV1 or H.264), at most \`recordingSeconds\` long, put together anew from its packets so that it can be sought in. Its id then goes into
\`attachmentIds\` of a message of the same sender; what is discarded, or not sent within a day, is removed.
Too large a file is refused while it is still being sent: read the answer, then stop. To cancel, abort the request.`,
  })
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: AttachmentDto })
  async upload(
    @By() by: Caller,
    @Param('id', idParam('chat')) chatId: string,
    @Query() { recording }: RecordingQuery,
    @Req() { raw }: FastifyRequest,
  ): Promise<AttachmentView> {
    const { customerId } = await this.queries.execute(new ChatAccess(by, chatId, 'write'));
    const to = { kind: 'chat', id: chatId, customerId } as const;
    return this.receiver.receive(raw, by.id, to, (file) => this.commands.execute(new StoreUpload(by, to, { ...file, recording })));
  }

  @Delete('attachments/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Discard a file that you uploaded',
    description:
      'As long as it is not sent: then 409 `attachment.already_sent`. To everybody else, and afterwards, there is no such attachment.',
  })
  @ApiNoContentResponse()
  async discard(@By() by: Caller, @Param('id', idParam('attachment')) id: string): Promise<void> {
    await this.commands.execute(new DiscardUpload(by, id));
  }
}
