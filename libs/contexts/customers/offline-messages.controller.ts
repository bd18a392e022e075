import { Body, Controller, Ip, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentSettings } from '#directory';
import { Access, Throttle } from '#platform';
import type { LeftMessage } from '#protocol';
import { LeaveMessage } from './commands/leave-message';
import { LeftMessageDto, OfflineMessageDto } from './tickets.dto';

@ApiTags('Tickets')
@Access('public')
@Controller('offline-messages')
export class OfflineMessagesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly settings: CurrentSettings,
    private readonly throttle: Throttle,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Leave a message',
    description:
      'For customers when no agent is online; it is also accepted when one is. The message becomes a ticket of a new customer, which staff answer later.',
  })
  @ApiCreatedResponse({ type: LeftMessageDto })
  async leave(@Body() { name, email, message }: OfflineMessageDto, @Ip() address: string): Promise<LeftMessage> {
    await this.throttle.take('offline-message', address, (await this.settings.get()).maxNewChatsPerMinute);
    return this.commands.execute(new LeaveMessage({ name, email }, message));
  }
}
