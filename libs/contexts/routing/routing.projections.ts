import { Injectable } from '@nestjs/common';
import { ChatClosed } from '#chats';
import { Clock } from '#kernel';
import { project } from '#platform';
import { Agents } from '#presence';

/** Seats are freed in the transaction that closes the chat, so that they always equal the chats. */
@Injectable()
export class RoutingProjections {
  constructor(
    private readonly agents: Agents,
    private readonly clock: Clock,
  ) {}

  chatClosed = project(ChatClosed, async (events, tx) => {
    const freed = new Map<string, number>();
    for (const { agentId, wasWaiting } of events) {
      if (agentId !== null && !wasWaiting) freed.set(agentId, (freed.get(agentId) ?? 0) + 1);
    }
    if (freed.size === 0) return;
    for (const agent of await this.agents.lockAll(tx, [...freed.keys()])) agent.freeSeats(freed.get(agent.id)!, this.clock.now());
  });
}
