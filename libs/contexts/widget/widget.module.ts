import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { MailModule } from '#mail';
import { RoutingModule } from '#routing';
import { WidgetConfigHandler, WidgetConfigs } from './widget-config';
import { Topics } from './topics';
import './widget.settings';

@Module({
  imports: [DirectoryModule, RoutingModule, MailModule],
  providers: [Topics, WidgetConfigs, WidgetConfigHandler],
  exports: [WidgetConfigs],
})
export class WidgetModule {}
