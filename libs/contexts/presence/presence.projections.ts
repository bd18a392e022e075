import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AgentLimitChanged, CurrentSettings, SessionStarted, UserChanged, UserCreated } from '#directory';
import { Clock } from '#kernel';
import { project } from '#platform';
import { Agent } from './domain/agent';
import { Agents } from './presence.store';

/** Projections of users: every user gets a desk in the transaction that creates the user. */
@Injectable()
export class PresenceProjections {
  constructor(
    private readonly agents: Agents,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  userCreated = project(UserCreated, async (events, tx) => {
    const { maxConcurrentChats } = await this.settings.within(tx);
    for (const event of events) {
      this.agents.add(tx, new Agent(event.userId, event.maxConcurrentChats, maxConcurrentChats, this.clock.now()));
    }
  });

  userChanged = project(UserChanged, async (events, tx) => {
    const active = new Map(events.map((event) => [event.userId, event.active]));
    for (const agent of await this.agents.lockAll(tx, [...active.keys()])) agent.enable(active.get(agent.id)!, this.clock.now());
  });

  /** Locks only who missed something, so that signing in does not wait for routing. */
  sessionStarted = project(SessionStarted, async (events, tx) => {
    const missing = { id: In(events.map(({ userId }) => userId)), missedAt: Not(IsNull()) };
    for (const agent of await this.agents.lockWhere(tx, missing)) agent.signIn(this.clock.now());
  });

  limitChanged = project(AgentLimitChanged, async (events, tx) => {
    const { maxConcurrentChats } = await this.settings.within(tx);
    const limits = new Map(events.map((event) => [event.userId, event.maxConcurrentChats]));
    for (const agent of await this.agents.lockAll(tx, [...limits.keys()])) {
      agent.limitTo(limits.get(agent.id)!, maxConcurrentChats, this.clock.now());
    }
  });
}
