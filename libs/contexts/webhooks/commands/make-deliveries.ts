import { Logger } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, type DomainEvent, revive } from '#kernel';
import { Listeners, newId, Store, TimeBudget } from '#platform';
import type { ServerEventName, ServerFacts } from '#protocol';
import { QueueChanges } from '#routing';
import { Deliveries, laneOf, type NewDelivery } from '../deliveries';
import { staffVersions } from '../staff-versions';
import { type Subscription, WantedEvents, wants } from '../wanted-events';

const AT_ONCE = 200;
/** After so long it gives way, as deliveries have to be queued though facts keep coming. */
const SLICE_MS = 500;
/** After so many attempts to make deliveries of a fact it is dropped, with an error in the log. */
const MOST_ATTEMPTS = 5;

interface Fact {
  position: string;
  event: ServerEventName;
  type: string;
  data: Record<string, unknown>;
  at: Date;
}

interface Told {
  fact: Fact;
  payloads: ServerFacts[ServerEventName][];
}

/** Makes deliveries of the facts that were stored, with what staff are told of each. */
export class MakeDeliveries extends Command<void> {}

@CommandHandler(MakeDeliveries)
export class MakeDeliveriesHandler implements ICommandHandler<MakeDeliveries> {
  private readonly logger = new Logger(MakeDeliveries.name);

  constructor(
    private readonly deliveries: Deliveries,
    private readonly listeners: Listeners,
    private readonly queue: QueueChanges,
    private readonly wanted: WantedEvents,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const slice = new TimeBudget(SLICE_MS);
    while (!slice.isSpent) {
      const facts = await this.next();
      if (facts.length === 0) return;
      const subscriptions = await this.wanted.subscriptions();
      const outcomes = await Promise.allSettled(facts.map((fact) => this.told(fact, subscriptions)));
      const told = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      const failed = facts.filter((_, i) => outcomes[i]!.status === 'rejected');
      const made = told.flatMap((each) => deliveriesOf(each, subscriptions));
      await this.deliveries.replace(
        told.map(({ fact }) => fact.position),
        made,
        this.clock.now(),
      );
      if (failed.length > 0) await this.putOff(failed, outcomes);
      if (facts.length < AT_ONCE) return;
    }
  }

  private next(): Promise<Fact[]> {
    return this.store.read<Fact>(`select position, event, type, data, at from webhook_facts order by position limit ${AT_ONCE}`);
  }

  /** What staff are told, by the same declaration that tells sockets; nothing of what nobody wants any more. */
  private async told(fact: Fact, subscriptions: readonly Subscription[]): Promise<Told> {
    const type = this.listeners.heard().get(fact.type);
    if (!type || !subscriptions.some((each) => wants(each, fact.event, fact.at))) return { fact, payloads: [] };
    const event: DomainEvent = revive(type, fact.data);
    if (fact.event === 'queue.changed') return { fact, payloads: await this.queue.by(event) };
    const tells = this.listeners.tells.filter(({ listensTo, name }) => name === fact.event && event instanceof listensTo);
    const versions = await Promise.all(tells.map(async (tell) => staffVersions(tell.name, await tell.versions(event))));
    return { fact, payloads: versions.flat().map(({ payload }) => payload) };
  }

  private async putOff(facts: readonly Fact[], outcomes: readonly PromiseSettledResult<unknown>[]): Promise<void> {
    const reason = outcomes.find((each) => each.status === 'rejected')?.reason as Error;
    this.logger.error(reason, `${facts.length} facts could not be told to webhooks`);
    await this.store.read(
      `with late as (update webhook_facts set attempts = attempts + 1 where position = any($1::bigint[]) returning position, attempts)
       delete from webhook_facts where position in (select position from late where attempts > ${MOST_ATTEMPTS})`,
      [facts.map(({ position }) => position)],
    );
  }
}

function deliveriesOf({ fact, payloads }: Told, subscriptions: readonly Subscription[]): (NewDelivery & { fact: string })[] {
  const wanting = subscriptions.filter((each) => wants(each, fact.event, fact.at));
  return payloads.flatMap((data) => {
    const chatId = chatOf(data);
    const lane = laneOf(chatId ?? subjectOf(data) ?? fact.event);
    const body = JSON.stringify({ type: fact.event, timestamp: fact.at.toISOString(), data });
    return wanting.map(({ id }) => ({ id: newId(), webhookId: id, event: fact.event, chatId, lane, body, fact: fact.position }));
  });
}

interface Subject {
  chatId?: string;
  chat?: { id: string };
  message?: { chatId: string };
  /** Of the queue: each change is of one chat. */
  added?: { chatId: string }[];
  updated?: { chatId: string }[];
  removed?: { chatId: string }[];
  agentId?: string;
  id?: string | null;
}

function chatOf(data: object): string | null {
  const { chatId, chat, message, added = [], updated = [], removed = [] } = data as Subject;
  return chatId ?? chat?.id ?? message?.chatId ?? [...added, ...updated, ...removed][0]?.chatId ?? null;
}

function subjectOf(data: object): string | undefined {
  const { agentId, id } = data as Subject;
  return agentId ?? id ?? undefined;
}
