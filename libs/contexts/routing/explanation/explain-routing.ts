import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type AskedFor, ChatAssigned, ChatOffered, ChatTransferred } from '#chats';
import { type Chat, Chats } from '#chats/lends';
import { DomainError, nameOf, revive } from '#kernel';
import { type StaffCaller, wordList } from '#platform';
import type { RoutingExplanation } from '#protocol';
import type { WaitingChat } from '../planner/waiting-chat';
import { PolicyVersions } from '../policy/policy-versions';
import { FloorAt } from './floor-at';
import { RoutingExplainer } from './routing-explainer';

/** Events that give a chat to an agent. */
const DECISIONS = wordList([ChatAssigned, ChatTransferred, ChatOffered].map(nameOf));

const noDecision = (): DomainError => new DomainError('missing', 'routing.no_decision', 'Nobody had been given the chat at that time');

interface Decision {
  position: string;
  at: Date;
  type: string;
  data: Record<string, unknown>;
}

/** Explanation of routing: of a waiting chat as of now, of any other as of the last decision on it; with `at`, as of the last one until then. */
export class ExplainRouting extends Query<RoutingExplanation> {
  constructor(
    readonly by: StaffCaller,
    readonly chatId: string,
    /** RFC 3339. */
    readonly at?: string,
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

  /** @throws DomainError `routing.no_decision` when there was none until `at` */
  async execute({ by, chatId, at }: ExplainRouting): Promise<RoutingExplanation> {
    const chat = await this.chats.getAs(by, 'see', chatId);
    const decision = chat.isWaiting && !at ? undefined : await this.lastDecision(chatId, at);
    if (at && !decision) throw noDecision();
    return decision ? this.asDecided(chat, decision) : this.explainer.asOfNow(chat.status, asked(chat.id, chat.askedFor));
  }

  /** Explains by the agents and the policy as they were at the decision, because they have changed since. */
  private async asDecided(chat: Chat, { position, at, ...logged }: Decision): Promise<RoutingExplanation> {
    const { chosen, how, askedFor = chat.askedFor, weight, policyVersion } = outcomeOf(logged);
    const [agents, teams, policy] = await Promise.all([
      this.floorAt.agentsBefore(position, at),
      this.floorAt.teamsBefore(position),
      this.policies.of({ version: policyVersion, position }),
    ]);
    const explanation = await this.explainer.explained(
      chat.status,
      { ...asked(chat.id, askedFor), weight },
      { agents, teams, policy, now: at },
    );
    return { ...explanation, chosen, how, waitingFor: null };
  }

  /** The last event that gave the chat to an agent; the close of a chat is no decision of routing. */
  private async lastDecision(chatId: string, until?: string): Promise<Decision | undefined> {
    const [decision] = await this.dataSource.query<Decision[]>(
      `select position, at, type, data from domain_events
       where stream_id = $1 and type in (${DECISIONS}) and ($2::timestamptz is null or at <= $2) order by position desc limit 1`,
      [chatId, until ?? null],
    );
    return decision;
  }
}

interface Outcome {
  chosen: string;
  how: string;
  /** Absent from events of older versions, as are the weight and the version of the policy. */
  askedFor?: AskedFor;
  weight?: number;
  policyVersion?: number;
}

function outcomeOf({ type, data }: Pick<Decision, 'type' | 'data'>): Outcome {
  if (type === nameOf(ChatTransferred)) {
    const { toAgentId, reason = 'transferred' } = revive(ChatTransferred, data);
    return { chosen: toAgentId, how: reason };
  }
  if (type === nameOf(ChatOffered)) {
    const { agentId, policyVersion, weight } = revive(ChatOffered, data);
    return { chosen: agentId, how: 'offered', policyVersion, weight };
  }
  const { agentId, reason, asked, policyVersion, weight } = revive(ChatAssigned, data);
  return { chosen: agentId, how: reason, askedFor: asked, policyVersion, weight };
}

function asked(chatId: string, { queuedAt, teamSince, ...rest }: AskedFor): WaitingChat {
  return { chatId, ...rest, queuedAt: new Date(queuedAt), teamSince: teamSince ? new Date(teamSince) : null };
}
