import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type AskedFor, ChatAssigned, ChatOffered, ChatTransferred } from '#chats';
import { type Chat, Chats } from '#chats/lends';
import { nameOf, revive } from '#kernel';
import { type StaffCaller, wordList } from '#platform';
import type { RoutingExplanation } from '#protocol';
import type { WaitingChat } from '../planner/waiting-chat';
import { PolicyVersions } from '../floor/policy-versions';
import { FloorAt } from './floor-at';
import { RoutingExplainer } from './routing-explainer';

/** What gives a chat to somebody. */
const DECISIONS = wordList([ChatAssigned, ChatTransferred, ChatOffered].map(nameOf));

interface Decision {
  position: string;
  at: Date;
  type: string;
  data: Record<string, unknown>;
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
    private readonly explainer: RoutingExplainer,
    private readonly floorAt: FloorAt,
    private readonly policies: PolicyVersions,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async execute({ by, chatId }: ExplainRouting): Promise<RoutingExplanation> {
    const chat = await this.chats.getAs(by, 'see', chatId);
    const decision = chat.isWaiting ? undefined : await this.lastDecision(chatId);
    return decision ? this.asDecided(chat, decision) : this.explainer.asOfNow(chat.status, asked(chat.id, chat.askedFor));
  }

  /** By the agents and the policy as they were at the decision: the floor has moved on since. */
  private async asDecided(chat: Chat, { position, at, ...logged }: Decision): Promise<RoutingExplanation> {
    const [agents, policy] = await Promise.all([this.floorAt.agentsBefore(position, at), this.policies.asOf(position)]);
    const { chosen, how, askedFor = chat.askedFor } = outcomeOf(logged);
    const explanation = await this.explainer.explained(chat.status, asked(chat.id, askedFor), { agents, policy, now: at });
    return { ...explanation, chosen, how, waitingFor: null };
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
}

/** Who got the chat, by what way, and what it asked for then, as far as the log says. */
function outcomeOf({ type, data }: Pick<Decision, 'type' | 'data'>): { chosen: string; how: string; askedFor?: AskedFor } {
  if (type === nameOf(ChatTransferred)) {
    const { toAgentId, reason = 'transferred' } = revive(ChatTransferred, data);
    return { chosen: toAgentId, how: reason };
  }
  if (type === nameOf(ChatOffered)) return { chosen: revive(ChatOffered, data).agentId, how: 'offered' };
  const { agentId, reason, asked } = revive(ChatAssigned, data);
  return { chosen: agentId, how: reason, askedFor: asked };
}

function asked(chatId: string, { queuedAt, ...rest }: AskedFor): WaitingChat {
  return { chatId, ...rest, queuedAt: new Date(queuedAt) };
}
