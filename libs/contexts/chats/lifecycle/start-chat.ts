import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { CurrentSettings, type Greeting, greetingIn, IsAnybodyThere, OpeningHours } from '#directory';
import { knownSkills, knownTeam, Skills, Teams } from '#directory/lends';
import { Clock, InvalidField } from '#kernel';
import { actorOf, type Caller, newId, Store, type Transaction } from '#platform';
import type { ChatPage, ChatSkill, Priority } from '#protocol';
import { type CustomerDetails, Identities } from '#customers';
import { Chats } from '../chat/chats.store';
import { Chat } from '../chat/domain/chat';
import type { NewMessage } from '../chat/domain/conversation';
import * as refused from '../chat/domain/chat.errors';
import { ChatCustomers } from './chat-customers';
import { senderOf } from '../chat/viewer';
import { withLocaleSkills } from './locale-skills';

export interface ChatRequest {
  customer?: CustomerDetails;
  /** Staff only: a customer who is known. */
  customerId?: string;
  /** Staff only: whoever starts the chat takes it itself. */
  claim?: boolean;
  /** JWT by which the company's own server vouches for the customer's identity. */
  identityToken?: string;
  /** First message of the customer, whoever starts the chat. */
  message?: string;
  /** First message of the staff member who starts the chat; it precedes `message`. */
  greeting?: string;
  subject: string | null;
  skills: ChatSkill[];
  /** The team that the chat is for, by its id or its name. */
  teamId?: string;
  team?: string;
  priority?: Priority;
  metadata: Record<string, unknown>;
  /** Network that the customer calls from; of staff it says nothing. */
  network?: string;
  /** The customer's language, BCP 47. */
  locale?: string;
  page?: ChatPage | null;
}

/** Starts a chat for an unknown customer (`by` undefined), for the customer who calls, or, called by staff, on behalf of a customer. */
export class StartChat extends Command<{ chatId: string; customerId: string }> {
  constructor(
    readonly by: Caller | undefined,
    readonly request: ChatRequest,
  ) {
    super();
  }
}

@CommandHandler(StartChat)
export class StartChatHandler implements ICommandHandler<StartChat> {
  constructor(
    private readonly chats: Chats,
    private readonly starters: ChatCustomers,
    private readonly identities: Identities,
    private readonly skills: Skills,
    private readonly teams: Teams,
    private readonly hours: OpeningHours,
    private readonly settings: CurrentSettings,
    private readonly queries: QueryBus,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, request }: StartChat): Promise<{ chatId: string; customerId: string }> {
    mayAsk(by, request);
    const identity = request.identityToken === undefined ? undefined : await this.identities.read(request.identityToken);
    await this.mustBeAttended();
    return this.store.once(async (tx) => {
      const { localeSkills } = await this.settings.lastRead();
      const asked = await knownSkills(tx, this.skills, request.skills, by?.type === 'staff');
      const skills = await withLocaleSkills(tx, this.skills, asked, request.locale, localeSkills);
      const team = await knownTeam(tx, this.teams, request, by?.type === 'staff');
      const teamId = team?.id ?? null;
      if (by?.type !== 'staff') await this.mustBeOpen(tx, teamId);
      const { subject, metadata, locale, page, network, priority = 'normal' } = request;
      const { customer, ...before } =
        request.customerId === undefined
          ? await this.starters.resolve(tx, by, request.customer && { ...request.customer, network }, identity)
          : await this.starters.known(tx, request.customerId);
      const now = this.clock.now();
      const starter = by?.type === 'staff' ? actorOf(by) : { type: 'customer' as const, id: customer.id };
      if (network !== undefined) customer.comeFrom(network, starter, now);
      if (locale !== undefined) customer.speak(locale, starter, now);
      const own = { subject, skills, teamId, priority, metadata, locale, page };
      const newChat = { id: newId(), customerId: customer.id, ...own, ...before };
      const chat = this.chats.add(tx, new Chat(newChat, starter, now));
      if (by?.type !== 'staff') await this.greet(chat, team?.greeting, locale ?? customer.locale, now);
      if (by && request.greeting !== undefined) chat.greet(senderOf(by), opening(request.greeting), now);
      if (request.message !== undefined)
        chat.post({ type: 'customer', id: customer.id, name: customer.name }, opening(request.message), now);
      // The seat is taken in the same transaction, by whoever keeps seats.
      if (by && request.claim) chat.assignTo(by.id, starter, 'started', now);
      return { chatId: chat.id, customerId: customer.id };
    });
  }

  /** Whom staff call, they greet themselves. */
  private async greet(chat: Chat, ofTeam: Greeting = {}, locale: string | null, now: Date): Promise<void> {
    const greeting = Object.keys(ofTeam).length > 0 ? ofTeam : (await this.settings.lastRead()).greeting;
    const text = greetingIn(greeting, locale);
    if (text !== undefined) chat.postGreeting(newId(), text, now);
  }

  /** Only customers are bound by opening hours. */
  private async mustBeOpen(tx: Transaction, teamId: string | null): Promise<void> {
    const { hoursId, acceptWhenClosed } = await this.settings.lastRead();
    if (acceptWhenClosed) return;
    const closed = await this.hours.closedFor(tx, teamId, hoursId);
    if (closed) throw refused.closedHours(closed.opensAt);
  }

  private async mustBeAttended(): Promise<void> {
    const { acceptWhenNobodyOnline } = await this.settings.get();
    if (!acceptWhenNobodyOnline && !(await this.queries.execute(new IsAnybodyThere()))) throw refused.nobodyOnline();
  }
}

function mayAsk(by: Caller | undefined, { priority, greeting, customer, customerId, claim }: ChatRequest): void {
  if (customer !== undefined && customerId !== undefined) throw new InvalidField('/customerId', 'must not be given beside `customer`');
  if (by?.type === 'staff') return;
  if (priority !== undefined) throw refused.priorityNotAllowed();
  if (greeting !== undefined) throw refused.greetingNotAllowed();
  if (customerId !== undefined) throw refused.customerNotAllowed();
  if (claim) throw refused.claimNotAllowed();
}

function opening(text: string): NewMessage {
  return { id: newId(), clientMessageId: null, text, attachments: [], cannedResponseId: null };
}
