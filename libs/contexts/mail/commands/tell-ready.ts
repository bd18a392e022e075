import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Customers, Tickets } from '#customers/lends';
import { Clock, DomainError, SYSTEM } from '#kernel';
import { Store } from '#platform';
import type { ChatSkill, Priority } from '#protocol';
import { PreviewRouting } from '#routing';
import { MailServer } from '../mail-server';
import { Mails } from '../mails.store';

const HOUR_MS = 3_600_000;
/** docs/mail.md states both: whoever left earlier has an answer by now, and whoever was told comes back at once or not at all. */
const LEFT_WITHIN_MS = 4 * HOUR_MS;
const COMES_WITHIN_MS = HOUR_MS / 6;
const AT_ONCE = 20;

interface Left {
  ticketId: string;
  customerId: string;
  chatId: string;
  locale: string | null;
  skills: ChatSkill[];
  priority: Priority;
  teamId: string | null;
}

/** Tells customers who left a message instead of waiting that somebody can talk with them now, in the order in which they came. */
export class TellReady extends Command<void> {}

@CommandHandler(TellReady)
export class TellReadyHandler implements ICommandHandler<TellReady> {
  constructor(
    private readonly mails: Mails,
    private readonly tickets: Tickets,
    private readonly customers: Customers,
    private readonly server: MailServer,
    private readonly queries: QueryBus,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    if (this.server.sender === null) return;
    const all = await this.left();
    if (all.length === 0) return;
    let expected = await this.mails.sentSince('ready', this.before(COMES_WITHIN_MS));
    // Most who wait ask for the same.
    const free = new Map<string, number>();
    for (const left of all) {
      const needs = JSON.stringify([left.skills, left.priority, left.teamId]);
      if (!free.has(needs)) free.set(needs, await this.free(left));
      if (free.get(needs)! > expected && (await this.tell(left))) expected += 1;
    }
  }

  private before(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }

  /** Those who have neither come back nor been written to. */
  private left(): Promise<Left[]> {
    return this.store.read<Left>(
      `select t.id as "ticketId", c.customer_id as "customerId", c.id as "chatId", c.locale, c.skills, c.priority, c.team_id as "teamId"
       from tickets t join chats c on c.id = t.chat_id
       where t.source = 'offline' and t.status = 'open' and t.created_at > $1
         and not exists (select from mails m where m.ticket_id = t.id)
         and not exists (select from chats later where later.customer_id = c.customer_id and later.created_at > c.created_at)
       order by c.queued_at limit ${AT_ONCE}`,
      [this.before(LEFT_WITHIN_MS)],
    );
  }

  /** How many agents would have room for the chat, if it came again. */
  private async free({ skills, priority, teamId }: Left): Promise<number> {
    try {
      const { candidates } = await this.queries.execute(new PreviewRouting(skills, priority, teamId ?? undefined));
      return candidates.filter(({ eligible }) => eligible).length;
    } catch (error) {
      // A skill or a team that is no more.
      if (error instanceof DomainError) return 0;
      throw error;
    }
  }

  /** Returns whether a mail was queued. */
  private async tell({ ticketId, customerId, chatId, locale }: Left): Promise<boolean> {
    try {
      return await this.store.transaction(async (tx) => {
        const { id, email } = await this.customers.lockMeant(tx, customerId);
        const ticket = await this.tickets.lock(tx, ticketId);
        if (email === null || ticket.status !== 'open' || (await this.mails.areAbout(tx, ticketId))) return false;
        await this.mails.post(tx, { kind: 'ready', customerId: id, chatId, ticketId, address: email, locale }, SYSTEM);
        return true;
      });
    } catch (error) {
      // So many went to this address that it is written to no more.
      if (!(error instanceof DomainError)) throw error;
      return false;
    }
  }
}
