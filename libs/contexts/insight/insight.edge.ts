import { Module } from '@nestjs/common';
import { InsightController } from './insight.controller';
import { InsightGateway } from './insight.gateway';
import { InsightModule } from './insight.module';

@Module({
  imports: [InsightModule],
  controllers: [InsightController],
  providers: [InsightGateway],
})
export class InsightEdge {}
