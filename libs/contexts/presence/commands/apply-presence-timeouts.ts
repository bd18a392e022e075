import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CurrentSettings } from '#directory';
import { Clock } from '#kernel';
import { Store } from '#platform';
import type { SettingsView } from '#protocol';
import { SocketLeases } from '../socket-leases';
import type { Agent } from '../domain/agent';
import { Agents } from '../presence.store';

/** Applies timeouts of presence: expired leases, grace times that are over, inactivity, and wrap-ups; and a new default limit. */
export class ApplyPresenceTimeouts extends Command<void> {}

@CommandHandler(ApplyPresenceTimeouts)
export class ApplyPresenceTimeoutsHandler implements ICommandHandler<ApplyPresenceTimeouts> {
  constructor(
    private readonly agents: Agents,
    private readonly leases: SocketLeases,
    private readonly settings: CurrentSettings,
    private readonly store: Store,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<void> {
    const settings = await this.settings.get();
    const lapsed = await this.leases.lapsed();
    const due = await this.due(settings);
    const ids = [...new Set([...lapsed, ...due])];
    if (ids.length === 0) return;
    await this.store.transaction(async (tx) => {
      const locked = await this.agents.lockAll(tx, ids);
      const connected = await this.leases.connectedAmong(tx, ids);
      for (const agent of locked) this.settle(agent, connected.has(agent.id), settings);
    });
  }

  /** The agents to whom something is due, found by one statement. */
  private async due(settings: SettingsView): Promise<string[]> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from agents
       where connected and disconnected_at <= $1
          or connected and not inactive and last_activity_at <= $2
          or own_limit is null and max_concurrent_chats <> $3
          or wrap_up_until is not null and exists (select from jsonb_each_text(wrap_ups) where value::timestamptz <= $4)`,
      [ago(now, settings.disconnectGraceSeconds), ago(now, settings.awayAfterSeconds), settings.maxConcurrentChats, now],
    );
    return rows.map(({ id }) => id);
  }

  /** Each agent decides again under its lock, because it may have come back since. */
  private settle(agent: Agent, connected: boolean, settings: SettingsView): void {
    const now = this.clock.now();
    if (!connected) agent.loseConnection(now);
    if (agent.disconnectedAt && !connected && agent.disconnectedAt <= ago(now, settings.disconnectGraceSeconds)) agent.disconnect(now);
    agent.endOverdueWrapUps(now);
    const quietSince = ago(now, settings.awayAfterSeconds);
    if (agent.connected && !agent.inactive && agent.lastActivityAt && agent.lastActivityAt <= quietSince) agent.becomeInactive(now);
    if (agent.ownLimit === null && agent.maxConcurrentChats !== settings.maxConcurrentChats)
      agent.limitTo(null, settings.maxConcurrentChats, now);
  }
}

function ago(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
