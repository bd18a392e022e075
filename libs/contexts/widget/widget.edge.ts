import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { WidgetController } from './widget.controller';
import { WidgetModule } from './widget.module';

@Module({
  imports: [WidgetModule, DirectoryModule],
  controllers: [WidgetController],
})
export class WidgetEdge {}
