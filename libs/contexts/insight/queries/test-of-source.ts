import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CurrentSettings } from '#directory';
import { Clock, nameKey } from '#kernel';
import { newId } from '#platform';
import type { ChatView, CustomerView } from '#protocol';
import { sourceNotFound } from '../domain/insight.errors';
import { SourceClient, type SourceReply } from '../source-client';

/** Test of a source: its reply about a made-up customer, or why the reply cannot be used. */
export class TestOfSource extends Query<SourceReply> {
  constructor(readonly name: string) {
    super();
  }
}

@QueryHandler(TestOfSource)
export class TestOfSourceHandler implements IQueryHandler<TestOfSource> {
  constructor(
    private readonly client: SourceClient,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async execute({ name }: TestOfSource): Promise<SourceReply> {
    const { contextSources } = await this.settings.get();
    const source = contextSources.find((each) => nameKey(each.name) === nameKey(name));
    if (!source) throw sourceNotFound();
    const customer = madeUpCustomer(newId(), this.clock.now().toISOString());
    return this.client.ask(source, { id: newId(), customer, chat: madeUpChat(newId(), customer) }, new AbortController().signal);
  }
}

function madeUpCustomer(id: string, now: string): CustomerView {
  return {
    id,
    name: 'Test customer',
    email: 'test@example.com',
    phone: null,
    externalId: 'switchboard-test',
    accountStatus: 'active',
    accountStatusSince: now,
    attributes: {},
    note: null,
    verified: true,
    locale: 'en',
    blockedUntil: null,
    blockReason: null,
    mergedInto: null,
    erasedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

function madeUpChat(id: string, { id: customerId, name, email, phone, locale, createdAt }: CustomerView): ChatView {
  return {
    id,
    status: 'queued',
    priority: 'normal',
    subject: 'Test',
    skills: [],
    teamId: null,
    dueAt: null,
    hold: null,
    customer: { id: customerId, name, email, phone, online: false, lastSeenAt: null },
    agentId: null,
    agent: null,
    queuedAt: createdAt,
    assignedAt: null,
    firstResponseAt: null,
    closedAt: null,
    closeReason: null,
    resolution: null,
    lastSeq: 0,
    lastMessageAt: null,
    lastMessage: null,
    awaitingReplySince: null,
    readUpTo: {},
    tags: [],
    handRaised: false,
    rating: null,
    ticketId: null,
    previousChatId: null,
    previousAgentId: null,
    locale,
    page: null,
    metadata: {},
    createdAt,
  };
}
