import { Injectable } from '@nestjs/common';
import {
  ChatAssigned,
  ChatClosed,
  ChatErased,
  ChatOffered,
  ChatOfferEnded,
  ChatPriorityChanged,
  ChatQueued,
  ChatRequeued,
  ChatSkillsChanged,
  MessageDeleted,
  MessageEdited,
  MessagePosted,
} from '#chats';
import { CustomerChanged, CustomerMerged, PersonalDataErased } from '#customers';
import { Clock, type DomainEvent, nameOf, toWhole } from '#kernel';
import { append, appendTold, project } from '#platform';
import type { ServerEventName } from '#protocol';
import { moveOf } from '#routing';
import { Deliveries } from './deliveries';
import { WantedEvents } from './wanted-events';

type Row = Record<string, unknown>;

/** Facts that webhooks want are stored by the statement that stores what happened, so that none is lost and none is of what did not happen. */
@Injectable()
export class WebhooksProjections {
  constructor(
    private readonly wanted: WantedEvents,
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
  ) {}

  told = appendTold('webhook_facts', {
    wantsAny: () => !this.wanted.areNone,
    wants: (name) => this.wanted.has(name),
    row: (event, name) => this.fact(event, name),
  });

  /** Sockets hear of the queue what a node gathers of these; a webhook hears of each. */
  chatQueued = append(ChatQueued, 'webhook_facts', (event) => this.ofQueue(event));
  chatRequeued = append(ChatRequeued, 'webhook_facts', (event) => this.ofQueue(event));
  chatOffered = append(ChatOffered, 'webhook_facts', (event) => this.ofQueue(event));
  offerEnded = append(ChatOfferEnded, 'webhook_facts', (event) => this.ofQueue(event));
  chatAssigned = append(ChatAssigned, 'webhook_facts', (event) => this.ofQueue(event));
  chatClosed = append(ChatClosed, 'webhook_facts', (event) => this.ofQueue(event));
  priorityChanged = append(ChatPriorityChanged, 'webhook_facts', (event) => this.ofQueue(event));
  skillsChanged = append(ChatSkillsChanged, 'webhook_facts', (event) => this.ofQueue(event));
  messagePosted = append(MessagePosted, 'webhook_facts', (event) => this.ofQueue(event));
  messageEdited = append(MessageEdited, 'webhook_facts', (event) => this.ofQueue(event));
  messageHidden = append(MessageDeleted, 'webhook_facts', (event) => this.ofQueue(event));
  customerChanged = append(CustomerChanged, 'webhook_facts', (event) => this.ofRows(event));
  customerMerged = append(CustomerMerged, 'webhook_facts', (event) => this.ofRows(event));

  chatErased = project(ChatErased, (events, tx) =>
    this.deliveries.eraseChats(
      tx,
      events.map(({ chatId }) => chatId),
    ),
  );

  personalDataErased = project(PersonalDataErased, (events, tx) =>
    this.deliveries.erase(
      tx,
      events.map(({ customerId }) => customerId),
    ),
  );

  /** A tombstone keeps nothing that was said. */
  messageDeleted = project(MessageDeleted, async (events, tx) => {
    for (const event of events) await this.deliveries.forgetText(tx, event);
  });

  private ofQueue(event: DomainEvent): Row[] {
    return moveOf(event) ? this.ofRows(event) : [];
  }

  private ofRows(event: DomainEvent): Row[] {
    return this.wanted.has('queue.changed') ? [this.fact(event, 'queue.changed')] : [];
  }

  private fact(event: DomainEvent, name: ServerEventName): Row {
    return { event: name, type: nameOf(event.constructor as never), data: toWhole(event), at: this.clock.now().toISOString() };
  }
}
