import { Module } from '@nestjs/common';
import { AnalyticsController } from './analytics.controller';
import { AnalyticsModule } from './analytics.module';
import { WallGateway } from './wall/wall.gateway';

@Module({ imports: [AnalyticsModule], controllers: [AnalyticsController], providers: [WallGateway] })
export class AnalyticsEdge {}
