import { Controller, Delete, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AttachmentDto, StoreUpload, UploadDto, UploadReceiver } from '#files';
import { Access, By, idParam, type StaffCaller, TakesFile } from '#platform';
import type { AttachmentView } from '#protocol';
import { DestinationOfUpload } from './destination-of-upload';
import { RemoveResponseFile } from './remove-response-file';

@ApiTags('Canned responses')
@ApiBearerAuth()
@Access('agent')
@Controller('canned-responses/:id/attachments')
export class ResponseFilesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly receiver: UploadReceiver,
  ) {}

  @Post()
  @TakesFile()
  @ApiOperation({
    summary: 'Add a file to a canned response',
    description:
      'One file in the form field `file`, checked like an upload to a chat; a response has at most five. The caller must be allowed to write the response. Sending the response sends copies of its files.',
  })
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: AttachmentDto })
  async upload(
    @By() by: StaffCaller,
    @Param('id', idParam('canned', 'canned response')) cannedResponseId: string,
    @Req() { raw }: FastifyRequest,
  ): Promise<AttachmentView> {
    const to = await this.queries.execute(new DestinationOfUpload(by, cannedResponseId));
    return this.receiver.receive(raw, by.id, to, (file) => this.commands.execute(new StoreUpload(by, to, file)));
  }

  @Delete(':attachmentId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a file from a canned response', description: 'Copies that were sent stay in their chats.' })
  @ApiNoContentResponse()
  remove(
    @By() by: StaffCaller,
    @Param('id', idParam('canned', 'canned response')) id: string,
    @Param('attachmentId', idParam('attachment')) attachmentId: string,
  ): Promise<void> {
    return this.commands.execute(new RemoveResponseFile(by, id, attachmentId));
  }
}
