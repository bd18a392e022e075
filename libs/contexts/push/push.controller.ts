import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, By, PeopleOnly, type StaffCaller } from '#platform';
import { SubscribeToPush } from './commands/subscribe-to-push';
import { UnsubscribeFromPush } from './commands/unsubscribe-from-push';
import { EndedPushSubscriptionDto, NewPushSubscriptionDto, PushKeyDto, PushSubscriptionDto } from './push.dto';
import { VapidKeys } from './vapid-keys';

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@PeopleOnly()
@Controller('me')
export class PushController {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: VapidKeys,
  ) {}

  @Get('push-key')
  @ApiOperation({ summary: 'The key by which push services know this server (VAPID)' })
  @ApiOkResponse({ type: PushKeyDto })
  async getPushKey(): Promise<PushKeyDto> {
    return { publicKey: await this.keys.publicKey() };
  }

  @Post('push-subscriptions')
  @ApiOperation({
    summary: 'Be called at this browser, also with the page closed',
    description: `For offers, chats that you get, and messages of your customers: Web Push, encrypted for this browser (RFC 8291). What is sent is
\`{kind: "offered"|"assigned"|"message", chatId}\`, with \`name\` and \`text\` (140 characters) where \`showText\` says so. It ends with the login
that asks. The same \`endpoint\` again replaces what was said of it; of more than ten the oldest goes.`,
  })
  @ApiCreatedResponse({ type: PushSubscriptionDto })
  async createPushSubscription(
    @By() { id: userId, sessionId }: StaffCaller,
    @Body() { endpoint, keys, showText }: NewPushSubscriptionDto,
  ): Promise<PushSubscriptionDto> {
    const { p256dh, auth } = keys;
    const subscription = { userId, sessionId, endpoint, p256dh, auth, showsText: showText };
    const { id, createdAt } = await this.commands.execute(new SubscribeToPush(subscription));
    return { id, showText, createdAt: createdAt.toISOString() };
  }

  @Delete('push-subscriptions')
  @HttpCode(204)
  @ApiOperation({ summary: 'Be called at this browser no more' })
  @ApiNoContentResponse()
  deletePushSubscription(@By() by: StaffCaller, @Body() { endpoint }: EndedPushSubscriptionDto): Promise<void> {
    return this.commands.execute(new UnsubscribeFromPush(by.id, endpoint));
  }
}
