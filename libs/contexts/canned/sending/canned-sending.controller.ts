import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MessageDto } from '#chats';
import { Access, By, idParam, LimitsSending, type StaffCaller } from '#platform';
import type { MessageView } from '#protocol';
import { SendCannedDto } from '../library/canned.dto';
import { SendCannedResponse } from './send-canned-response';

@ApiTags('Canned responses')
@ApiBearerAuth()
@Access('agent')
@Controller('chats/:id/canned-responses')
export class CannedSendingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @LimitsSending()
  @ApiOperation({
    summary: 'Send a canned response into a chat',
    description:
      'When a variable has no value, nothing is sent: 422 `canned.unresolved_variable`. The same `clientMessageId` again returns 200 with the stored message. In the long run a caller may send at most twice `maxMessagesPerSecond`, counting all messages over REST and sockets.',
  })
  @ApiCreatedResponse({ type: MessageDto })
  @ApiOkResponse({ type: MessageDto, description: 'The same `clientMessageId` was sent before: this is that message' })
  async send(
    @By() by: StaffCaller,
    @Param('id', idParam('chat')) chatId: string,
    @Body() { clientMessageId, ...choice }: SendCannedDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    const { message, created } = await this.commands.execute(new SendCannedResponse(by, chatId, choice, clientMessageId));
    void reply.status(created ? 201 : 200);
    return message;
  }
}
