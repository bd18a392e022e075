import { Body, Controller, Ip, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Doorkeeper } from '#blocks';
import { CurrentSettings } from '#directory';
import { Access, By, type Caller, networkOf, Throttle } from '#platform';
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
    private readonly doorkeeper: Doorkeeper,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Leave a message',
    description:
      'For customers when no agent is online; it is also accepted when one is. The message becomes a ticket of a new customer, which staff answer later. A blocked customer, by its token, and a blocked address are refused with 403 `customer.blocked`.',
  })
  @ApiCreatedResponse({ type: LeftMessageDto })
  async leave(
    @By() by: Caller | undefined,
    @Body() { name, email, message, locale }: OfflineMessageDto,
    @Ip() address: string,
    @Req() { headers }: FastifyRequest,
  ): Promise<LeftMessage> {
    const { maxNewChatsPerMinute, maxNewChatsPerMinuteOfSite } = await this.settings.get();
    await this.throttle.take('offline-message', address, maxNewChatsPerMinute);
    await this.throttle.takeOfSite('offline-message', headers.origin, maxNewChatsPerMinuteOfSite);
    await this.doorkeeper.mustLetIn(address);
    return this.commands.execute(
      new LeaveMessage({ name, email, locale, network: networkOf(address) }, message, by?.type === 'customer' ? by : undefined),
    );
  }
}
