import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatsModule } from '#chats';
import { DirectoryModule } from '#directory';
import { AnalyticsClock } from './analytics.clock';
import { AnalyticsProjections } from './analytics.projections';
import './analytics.settings';
import {
  AgentFactSchema,
  AgentDaySchema,
  AgentTimeSchema,
  ChatFactSchema,
  ChatFiguresSchema,
  DurationRollupSchema,
  FigureRollupSchema,
} from './rollup/rollup.store';
import { CompleteRollUpsHandler } from './rollup/complete-roll-ups';
import { RollUpHandler } from './rollup/roll-up';
import { AgentsOfSkills } from './reading/agents-of-skills';
import { ChatsBehindHandler } from './reading/chats-behind';
import { DurationDistributionHandler } from './reading/duration-distribution';
import { FigureSeriesHandler } from './reading/figure-series';
import { FiguresBrokenDownHandler, OverviewHandler } from './reading/figures-by';
import { SeriesValues } from './reading/series-values';
import { Sums } from './reading/sums';
import { WaitCalibrationHandler } from './reading/wait-calibration';
import { CannedUsedHandler } from './canned/canned-figures';
import { MakeWallLinkHandler } from './wall/make-wall-link';
import { RevokeWallLinkHandler } from './wall/revoke-wall-link';
import { WallLinkCheck } from './wall/wall-link-check';
import { WallLinkListHandler } from './wall/wall-link-list';
import { WallLinksReactions } from './wall/wall-links.reactions';
import { WallLinks, WallLinkSchema } from './wall/wall-links.store';
import { WallTodayHandler } from './wall/wall-today';
import { WallWatchers } from './wall/wall-watchers';
import { WallClock } from './wall/wall.clock';

const schemas = [
  ChatFactSchema,
  AgentFactSchema,
  ChatFiguresSchema,
  FigureRollupSchema,
  DurationRollupSchema,
  AgentDaySchema,
  AgentTimeSchema,
  WallLinkSchema,
];
const commands = [RollUpHandler, CompleteRollUpsHandler, MakeWallLinkHandler, RevokeWallLinkHandler];
const queries = [
  OverviewHandler,
  FiguresBrokenDownHandler,
  FigureSeriesHandler,
  WaitCalibrationHandler,
  CannedUsedHandler,
  DurationDistributionHandler,
  ChatsBehindHandler,
  WallTodayHandler,
  WallLinkListHandler,
];

@Module({
  imports: [TypeOrmModule.forFeature(schemas), DirectoryModule, ChatsModule],
  providers: [
    ...commands,
    ...queries,
    Sums,
    SeriesValues,
    AgentsOfSkills,
    AnalyticsProjections,
    AnalyticsClock,
    WallWatchers,
    WallClock,
    WallLinks,
    WallLinkCheck,
    WallLinksReactions,
  ],
  exports: [WallWatchers],
})
export class AnalyticsModule {}
