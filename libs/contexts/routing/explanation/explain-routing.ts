import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type AskedFor, ChatAssigned, ChatOffered, ChatTransferred } from '#chats';
import { type Chat, Chats } from '#chats/lends';
import { Clock, nameOf, revive } from '#kernel';
import { type StaffCaller, wordList } from '#platform';
import type { RoutingExplanation } from '#protocol';
import { explain } from '../planner/explanation';
import type { Policy } from '../planner/policies';
import type { AgentLoad } from '../planner/agent-load';
import type { WaitingChat } from '../planner/waiting-chat';
import { FloorState } from '../floor/floor-state';
import { PolicyVersions } from '../floor/policy-versions';
import { summaryOf } from './summary';
import { FloorAt } from './floor-at';

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
    private readonly floor: FloorState,
    private readonly floorAt: FloorAt,
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
    return this.explained(chat, asked(chat.id, chat.askedFor), (await this.floor.now()).agents.all(), await this.policies.current(), now);
  }

  /** By the agents and the policy as they were at the decision: the floor has moved on since. */
  private async asDecided(chat: Chat, { position, at, ...logged }: Decision): Promise<RoutingExplanation> {
    const [agents, policy] = await Promise.all([this.floorAt.agentsBefore(position, at), this.policies.asOf(position)]);
    const { chosen, how, askedFor = chat.askedFor } = outcomeOf(logged);
    const explanation = await this.explained(chat, asked(chat.id, askedFor), agents, policy, at);
    return { ...explanation, chosen, how, waitingFor: null };
  }

  private async explained(chat: Chat, waiting: WaitingChat, agents: AgentLoad[], policy: Policy, now: Date): Promise<RoutingExplanation> {
    const names = await this.names();
    const { chosen, candidates, waitingFor, policy: used } = explain(waiting, agents, policy, now);
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

/** Who got the chat, by what way, and what it asked for then, as far as the log says. */
function outcomeOf({ type, data }: Pick<Decision, 'type' | 'data'>): { chosen: string; how: string; askedFor?: AskedFor } {
  if (type === nameOf(ChatTransferred)) return { chosen: revive(ChatTransferred, data).toAgentId, how: 'transferred' };
  if (type === nameOf(ChatOffered)) return { chosen: revive(ChatOffered, data).agentId, how: 'offered' };
  const { agentId, reason, asked } = revive(ChatAssigned, data);
  return { chosen: agentId, how: reason, askedFor: asked };
}

function asked(chatId: string, { queuedAt, ...rest }: AskedFor): WaitingChat {
  return { chatId, ...rest, queuedAt: new Date(queuedAt) };
}
