import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, idParam, type StaffCaller } from '#platform';
import { CopyResponseFiles } from './copy-response-files';
import { CopiedDto, CopyDto } from './response-files.dto';

@ApiTags('Attachments')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/attachments/from-canned-response')
export class ResponseCopiesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({
    summary: 'Copy the files of a canned response into the chat',
    description:
      'For the composer: put the ids of the copies into `attachmentIds` of your message, as if you had uploaded them. Copies that are not sent within a day are removed.',
  })
  @ApiCreatedResponse({ type: CopiedDto })
  async copy(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) chatId: string,
    @Body() { cannedResponseId }: CopyDto,
  ): Promise<CopiedDto> {
    return { attachments: await this.commands.execute(new CopyResponseFiles(by, chatId, cannedResponseId)) };
  }
}
