import { CommandBus } from '@nestjs/cqrs';
import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { Access, By, Gateway, type StaffCaller } from '#platform';
import type { MessageView } from '#protocol';
import { SendCannedEventDto } from './canned.dto';
import { SendCannedResponse } from './commands/send-canned-response';

@Gateway()
@Access('agent')
export class CannedGateway {
  constructor(private readonly commands: CommandBus) {}

  @SubscribeMessage('canned.send')
  async send(@By() by: StaffCaller, @MessageBody() { chatId, clientMessageId, ...choice }: SendCannedEventDto): Promise<{ message: MessageView }> {
    const { message } = await this.commands.execute(new SendCannedResponse(by, chatId, choice, clientMessageId));
    return { message };
  }
}
