import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Alarms } from './alarms';
import { QueuePushesHandler } from './commands/queue-pushes';
import { RemoveOldPushesHandler } from './commands/remove-old-pushes';
import { RepeatPushesHandler } from './commands/repeat-pushes';
import { SubscribeToPushHandler } from './commands/subscribe-to-push';
import { UnsubscribeFromPushHandler } from './commands/unsubscribe-from-push';
import { PushClock } from './push.clock';
import { PushReactions } from './push.reactions';
import { PushSender } from './push-sender';
import { Pushes, PushSchema, PushSubscriptionSchema } from './push.store';
import { PushKeySchema, VapidKeys } from './vapid-keys';

const commands = [SubscribeToPushHandler, UnsubscribeFromPushHandler, QueuePushesHandler, RepeatPushesHandler, RemoveOldPushesHandler];

@Module({
  imports: [TypeOrmModule.forFeature([PushKeySchema, PushSubscriptionSchema, PushSchema])],
  providers: [...commands, Pushes, VapidKeys, Alarms, PushSender, PushReactions, PushClock],
  exports: [VapidKeys],
})
export class PushModule {}
