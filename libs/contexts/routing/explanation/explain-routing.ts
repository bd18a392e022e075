import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type AskedFor, ChatAssigned, ChatOffered, ChatTransferred } from '#chats';
import { type Chat, Chats } from '#chats/lends';
import { Clock, nameOf } from '#kernel';
import { type StaffCaller, wordList } from '#platform';
import type { RoutingExplanation } from '#protocol';
import { explain } from '../planner/explanation';
import type { Policy } from '../planner/policies';
import type { Seat } from '../planner/seat';
import type { WaitingChat } from '../planner/waiting-chat';
import { Floor } from '../floor/floor';
import { PolicyVersions } from '../floor/policy-versions';
import { summaryOf } from './summary';
import { PastFloor } from './past-floor';

/** What gives a chat to somebody. */
const DECISIONS = wordList([ChatAssigned, ChatTransferred, ChatOffered].map(nameOf));

interface Decision {
  position: string;
  at: Date;
  type: string;
  data: { agentId?: string; toAgentId?: string; reason?: string; asked?: AskedFor };
}

/** Why a chat is where it is: for one that waits as of now, for one that was assigned as of the decision. */
export class ExplainRouting extends Query<RoutingExplanation> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
  ) {
    super();
  }
}

@QueryHandler(ExplainRouting)
export class ExplainRoutingHandler implements IQueryHandler<ExplainRouting> {
  constructor(
    private readonly chats: Chats,
    private readonly floor: Floor,
    private readonly pastFloor: PastFloor,
    private readonly policies: PolicyVersions,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId }: ExplainRouting): Promise<RoutingExplanation> {
    const chat = await this.chats.getAs(by, 'see', chatId);
    const decision = chat.isWaiting ? undefined : await this.lastDecision(chatId);
    return decision ? this.asDecided(chat, decision) : this.asOfNow(chat);
  }

  private async asOfNow(chat: Chat): Promise<RoutingExplanation> {
    const now = this.clock.now();
    return this.explained(chat, asked(chat.id, chat.askedFor), await this.floor.allSeats(), await this.policies.current(), now);
  }

  /** The seats and the policy as they were, not as they are: the floor has moved on since. */
  private async asDecided(chat: Chat, { position, at, type, data }: Decision): Promise<RoutingExplanation> {
    const [seats, policy] = await Promise.all([this.pastFloor.seatsBefore(position, at), this.policies.asOf(position)]);
    const explanation = await this.explained(chat, asked(chat.id, data.asked ?? chat.askedFor), seats, policy, at);
    const how = type === nameOf(ChatTransferred) ? 'transferred' : type === nameOf(ChatOffered) ? 'offered' : (data.reason ?? null);
    return { ...explanation, chosen: data.toAgentId ?? data.agentId ?? null, how, waitingFor: null };
  }

  private async explained(chat: Chat, waiting: WaitingChat, seats: Seat[], policy: Policy, now: Date): Promise<RoutingExplanation> {
    const names = await this.names();
    const { chosen, candidates, waitingFor, policy: used } = explain(waiting, seats, policy, now);
    const named = candidates.map((candidate) => ({ ...candidate, name: names.get(candidate.agentId) ?? '' }));
    return {
      state: chat.status,
      decidedAt: now.toISOString(),
      chosen,
      how: null,
      candidates: named,
      waitingFor,
      policy: used,
      summary: summaryOf(waiting, named),
    };
  }

  /** A close decides nothing: the decision that counts is the last that gave the chat to somebody. */
  private async lastDecision(chatId: string): Promise<Decision | undefined> {
    const [decision] = await this.dataSource.query<Decision[]>(
      `select position, at, type, data from domain_events
       where stream_id = $1 and type in (${DECISIONS}) order by position desc limit 1`,
      [chatId],
    );
    return decision;
  }

  private async names(): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>('select id, name from users');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function asked(chatId: string, { priority, queuedAt, skills, passedOver, declinedBy, turnedDownAt }: AskedFor): WaitingChat {
  return { chatId, priority, queuedAt: new Date(queuedAt), skills, excludedAgentIds: passedOver, declinedBy, turnedDownAt };
}
