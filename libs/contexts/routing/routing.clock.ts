import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep } from '#platform';
import { FloorState } from './floor/floor-state';
import { BeginScheduledPolicy } from './policy/begin-scheduled-policy';
import { EscalateChats } from './escalation/escalate-chats';
import { EndOverdueOffers } from './assignment/end-overdue-offers';
import { RecordEstimates } from './queue/record-estimates';
import { RequeueAbandonedChats } from './assignment/requeue-abandoned-chats';
import { ResumeHeldChats } from './hold/resume-held-chats';
import { TakeBackOverdueChats } from './assignment/take-back-overdue-chats';
import { RouteWaitingChats } from './assignment/route-waiting-chats';
import { QueueFeed } from './queue/queue-feed';
import { QueueUpdates } from './queue/queue-updates';

@Injectable()
export class RoutingClock {
  constructor(
    private readonly commands: CommandBus,
    private readonly feed: QueueFeed,
    private readonly updates: QueueUpdates,
    private readonly floor: FloorState,
  ) {}

  /** Before routing, so that what comes back from hold is ahead of what is new. */
  @Sweep(1, { on: 'worker' })
  async resumeHeld(): Promise<void> {
    await this.commands.execute(new ResumeHeldChats());
  }

  /** This sweep routes chats whose events were lost. */
  @Sweep(1, { on: 'worker' })
  async route(): Promise<void> {
    await this.commands.execute(new RouteWaitingChats());
  }

  @Sweep(1, { on: 'worker' })
  async requeue(): Promise<void> {
    await this.commands.execute(new RequeueAbandonedChats());
  }

  @Sweep(1, { on: 'worker' })
  async takeBack(): Promise<void> {
    await this.commands.execute(new TakeBackOverdueChats());
  }

  @Sweep(1, { on: 'worker' })
  async escalate(): Promise<void> {
    await this.commands.execute(new EscalateChats());
  }

  @Sweep(1, { on: 'worker' })
  async endOffers(): Promise<void> {
    await this.commands.execute(new EndOverdueOffers());
  }

  @Sweep(1, { on: 'worker' })
  async beginScheduledPolicy(): Promise<void> {
    await this.commands.execute(new BeginScheduledPolicy());
  }

  @Sweep(2, { on: 'worker' })
  async recordEstimates(): Promise<void> {
    await this.commands.execute(new RecordEstimates());
  }

  @Sweep(1, { on: 'every node' })
  async tellUpdates(): Promise<void> {
    await this.updates.tell();
  }

  /** This sweep reads the whole floor, because no event tells of changes made past the aggregates. */
  @Sweep(60, { on: 'every node' })
  async readFloor(): Promise<void> {
    this.floor.forget();
    await this.floor.now();
  }

  /** This sweep finds moves of the queue that were made at other nodes. */
  @Sweep(2, { on: 'every node' })
  async tellPositions(): Promise<void> {
    await this.feed.tellPositions();
  }
}
