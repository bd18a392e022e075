import { CommandBus } from '@nestjs/cqrs';
import { MessageBody } from '@nestjs/websockets';
import { By, Gateway, On, type StaffCaller } from '#platform';
import type { ReplyOf } from '#protocol';
import { SendCannedEventDto } from './library/canned.dto';
import { SendCannedResponse } from './sending/send-canned-response';

@Gateway()
export class CannedGateway {
  constructor(private readonly commands: CommandBus) {}

  @On('canned.send')
  async send(
    @MessageBody() { chatId, clientMessageId, ...choice }: SendCannedEventDto,
    @By() by: StaffCaller,
  ): Promise<ReplyOf<'canned.send'>> {
    const { message } = await this.commands.execute(new SendCannedResponse(by, chatId, choice, clientMessageId));
    return { message };
  }
}
