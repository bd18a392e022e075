import { Module } from '@nestjs/common';
import { AnalyticsController } from './analytics.controller';
import { AnalyticsModule } from './analytics.module';
import { WallLinksController } from './wall/wall-links.controller';
import { WallGateway } from './wall/wall.gateway';

@Module({ imports: [AnalyticsModule], controllers: [AnalyticsController, WallLinksController], providers: [WallGateway] })
export class AnalyticsEdge {}
