import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { Clock } from '#kernel';
import { AuthModule } from './auth/auth.module';
import { connectionOptions } from './db/connection';
import { meetPooler } from './db/pooler';
import { readsProvider, ReplicaConnections } from './db/reads';
import { TermRarity } from './db/term-rarity';
import { Env } from './env/env';
import { type Role, ROLE } from './env/role';
import { HealthController } from './health/health.controller';
import { ThisNode } from './health/this-node';
import { loggerOptions } from './observe/logger';
import { IdempotencyClock } from './idempotency/idempotency.clock';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { IdempotencyKeys, IdempotencySchema } from './idempotency/idempotency-keys';
import { SealedAnswers } from './idempotency/sealed-answers';
import { Meter } from './observe/meter';
import { DatabaseConnections } from './db/database-connections';
import { TimedCommands } from './observe/timed-commands';
import { Outbound } from './outbound/outbound';
import { SlowReaders } from './http/slow-readers';
import { JobQueue } from './jobs/job-queue';
import { Throttle } from './limits/throttle';
import { CallerRates } from './limits/caller-rates';
import { ConnectionLimits } from './limits/connection-limits';
import { EventLimits } from './limits/event-limits';
import { Draining } from './realtime/draining';
import { Feeds } from './realtime/feeds';
import { Handshake } from './realtime/handshake';
import { LimitsClock } from './limits/limits.clock';
import { NodeLink } from './realtime/node-link';
import { CrowdRates } from './limits/crowd-rates';
import { RateLimits } from './limits/rate-limits';
import { SocketActivity } from './auth/socket-activity';
import { SendOnlyServer } from './realtime/send-only';
import { Sockets } from './realtime/sockets';
import { AfterCommit } from './store/after-commit';
import { Listeners } from './store/listeners';
import { AuditSchema } from './store/audit-log';
import { EventLog, LogSchema } from './store/event-log';
import { LogPartitionsClock } from './store/log-partitions.clock';
import { PublishedMarks } from './store/published-marks';
import { Projections } from './store/projections';
import { Publisher } from './store/publisher';
import { RepublishClock } from './store/republish.clock';
import { SagaOutcomes } from './store/saga-outcomes';
import { Store } from './store/store';
import { DatabaseClock } from './time/database-clock';
import { Sweeps } from './time/sweeps';

/** Providers that contexts may inject. */
const OFFERED = [
  readsProvider,
  Outbound,
  TermRarity,
  JobQueue,
  Meter,
  Store,
  Sockets,
  Feeds,
  SocketActivity,
  Throttle,
  RateLimits,
  NodeLink,
  Listeners,
  EventLimits,
  CallerRates,
  CrowdRates,
  ThisNode,
];
/** Providers that only the platform uses. */
const INTERNAL = [
  ReplicaConnections,
  TimedCommands,
  DatabaseConnections,
  SlowReaders,
  Draining,
  Sweeps,
  SendOnlyServer,
  EventLog,
  Projections,
  Publisher,
  PublishedMarks,
  SagaOutcomes,
  RepublishClock,
  LogPartitionsClock,
  AfterCommit,
  ConnectionLimits,
  Handshake,
  LimitsClock,
  IdempotencyClock,
  IdempotencyInterceptor,
  IdempotencyKeys,
  SealedAnswers,
];

@Global()
@Module({})
export class PlatformModule {
  /** @throws CannotStart if `DATABASE_URL` leads through a pooler that cannot be used */
  static async forRoot(env: Env, role: Role): Promise<DynamicModule> {
    const url = env.DATABASE_URL!;
    const pooler = env.DATABASE_DIRECT_URL === undefined ? undefined : await meetPooler(url);
    const clock = { provide: Clock, useClass: DatabaseClock };
    return {
      module: PlatformModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(env)),
        CqrsModule.forRoot(),
        ScheduleModule.forRoot(),
        DiscoveryModule,
        AuthModule,
        TypeOrmModule.forRoot({ ...connectionOptions(url, env.DATABASE_POOL, pooler), autoLoadEntities: true, retryAttempts: 0 }),
        TypeOrmModule.forFeature([LogSchema, IdempotencySchema, AuditSchema]),
      ],
      controllers: [HealthController],
      providers: [{ provide: Env, useValue: env }, { provide: ROLE, useValue: role }, clock, ...OFFERED, ...INTERNAL],
      exports: [Env, Clock, CqrsModule, ...OFFERED],
    };
  }
}
