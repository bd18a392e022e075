import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { ChatViews } from '#chats';
import { CurrentSettings } from '#directory';
import { Conditions, cursorPart, InjectReads, type Page, readCursor, type StaffCaller, toPage } from '#platform';
import type { ChatBehind, CloseReason } from '#protocol';
import { hourOfWeekOf } from './intervals';
import { readableBy, type Scope } from './scope';

/** By metric, two SQL expressions on figures `f`: whether the chat counts, and what it adds: 1, a number of times, a score or seconds. */
const BEHIND = {
  started: ['f.started = 1', 'f.started'],
  answered: ['f.answered = 1', 'f.answered'],
  abandoned: ['f.abandoned = 1', 'f.abandoned'],
  shortAbandoned: ['f.abandoned = 1 and f.wait <= short.ms', 'f.abandoned'],
  silentAbandoned: ['f.silent = 1', 'f.silent'],
  closed: ['f.closed = 1', 'f.closed'],
  resolved: ['f.resolved = 1', 'f.resolved'],
  unresolved: ['f.verdicts = 1 and f.resolved = 0', 'f.verdicts'],
  resolvedOnce: ['f.resolved_once = 1', 'f.resolved_once'],
  serviceLevel: ['f.answered = 1 and f.wait <= within.ms', 'f.wait / 1000.0'],
  waitSeconds: ['f.answered = 1', 'f.wait / 1000.0'],
  firstResponseSeconds: ['f.first_response is not null', 'f.first_response / 1000.0'],
  responseSeconds: ["f.responses <> '{}'", '(select max(r) from unnest(f.responses) r) / 1000.0'],
  handleSeconds: ['f.handle is not null', 'f.handle / 1000.0'],
  heldSeconds: ['f.held is not null', 'f.held / 1000.0'],
  rating: [
    'f.rated_1 + f.rated_2 + f.rated_3 + f.rated_4 + f.rated_5 = 1',
    'f.rated_1 + 2 * f.rated_2 + 3 * f.rated_3 + 4 * f.rated_4 + 5 * f.rated_5',
  ],
  transfers: ['f.transfers > 0', 'f.transfers'],
  offers: ['f.offers > 0', 'f.offers'],
  refusals: ['f.refusals > 0', 'f.refusals'],
  firstResponsesMet: ['f.first_targets_met > 0', 'f.first_targets_met'],
  firstResponsesMissed: ['f.first_targets > f.first_targets_met', 'f.first_targets - f.first_targets_met'],
  repliesMet: ['f.reply_targets_met > 0', 'f.reply_targets_met'],
  repliesMissed: ['f.reply_targets > f.reply_targets_met', 'f.reply_targets - f.reply_targets_met'],
  estimates: ['f.estimates = 1', 'f.estimates_kept'],
  cannedUses: ['true', 'canned.uses'],
} as const satisfies Record<string, readonly [condition: string, value: string]>;

export type BehindMetric = keyof typeof BEHIND;
export const BEHIND_METRICS = Object.keys(BEHIND) as BehindMetric[];

/** Which of the chats behind a figure are meant. */
export interface BehindFilters {
  timeZone: string;
  withinSeconds?: number;
  closeReason?: CloseReason[];
  /** Hour of the week in which the chat began, by the time zone. */
  hourOfWeek?: number;
  /** A canned response that was used in the chat. */
  cannedResponseId?: string;
  /** Bounds of what the chat adds; of several responses, any within them counts. */
  atLeast?: number;
  below?: number;
}

/** Chats behind a figure, newest first, each with what it adds to the figure. */
export class ChatsBehind extends Query<Page<ChatBehind>> {
  constructor(
    readonly reader: StaffCaller,
    readonly scope: Scope,
    readonly metric: BehindMetric,
    readonly filters: BehindFilters,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ChatsBehind)
export class ChatsBehindHandler implements IQueryHandler<ChatsBehind> {
  constructor(
    private readonly views: ChatViews,
    private readonly settings: CurrentSettings,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  async execute(query: ChatsBehind): Promise<Page<ChatBehind>> {
    const rows = await this.rows(query);
    const page = toPage(rows, query.limit, ({ created_at, chat_id }) => [created_at.toISOString(), chat_id]);
    const data = page.data.map(async ({ chat_id, value }) => ({ ...(await this.views.byId(chat_id)), value }));
    return { ...page, data: await Promise.all(data) };
  }

  private async rows({
    reader,
    scope,
    metric,
    filters,
    limit,
    cursor,
  }: ChatsBehind): Promise<{ chat_id: string; created_at: Date; value: number }[]> {
    const { serviceLevelSeconds, shortAbandonSeconds } = await this.settings.get();
    const [condition, value] = BEHIND[metric];
    const after = readCursor(cursor, [cursorPart.time, cursorPart.id]);
    const where = new Conditions();
    const within = where.bind(Math.round((filters.withinSeconds ?? serviceLevelSeconds) * 1000));
    const short = where.bind(Math.round(shortAbandonSeconds * 1000));
    scope
      .conditions(where)
      .given(scope.from, (from) => `f.created_at >= ${from}`)
      .given(scope.to, (to) => `f.created_at < ${to}`);
    const isOfCanned = metric === 'cannedUses' || filters.cannedResponseId !== undefined;
    const canned = isOfCanned ? usesOf(where, filters.cannedResponseId, reader, scope) : '';
    narrow(where, metric, filters);
    where.all(condition).beyond('f.created_at, f.chat_id', '<', after);
    return this.dataSource.query(
      `select f.chat_id, f.created_at, max(${value})::float8 as value
       from chat_figures f ${canned} cross join (select ${within}::bigint as ms) within cross join (select ${short}::bigint as ms) short
       where ${where.sql} group by f.created_at, f.chat_id order by f.created_at desc, f.chat_id desc limit ${limit + 1}`,
      where.values,
    );
  }
}

/** Joins how often a canned response that the reader sees was used in the chat; of agents, by these. */
function usesOf(where: Conditions, id: string | undefined, reader: StaffCaller, { filters: { agentId } }: Scope): string {
  const by = agentId ? `and u.agent_id = any(${where.bind(agentId)}::uuid[])` : '';
  return `join (
    select u.chat_id, count(*) as uses from canned_uses u join canned_responses r on r.id = u.canned_response_id
    where r.id = ${where.bind(id ?? null)}::uuid and ${readableBy(reader, where.bind)} ${by} group by u.chat_id
  ) canned using (chat_id)`;
}

function narrow(where: Conditions, metric: BehindMetric, { timeZone, closeReason, hourOfWeek, atLeast, below }: BehindFilters): void {
  where.given(closeReason, (reasons) => `f.close_reason = any(${reasons}::text[])`);
  where.given(hourOfWeek, (hour) => `${hourOfWeekOf('f.created_at', () => where.bind(timeZone))} = ${hour}::int`);
  if (atLeast === undefined && below === undefined) return;
  const isMeant = (value: string): string =>
    `${value} >= ${where.bind(atLeast ?? 0)}::numeric and ${value} < ${where.bind(below ?? 'Infinity')}::numeric`;
  const value = BEHIND[metric][1];
  where.all(metric === 'responseSeconds' ? `exists (select from unnest(f.responses) r where ${isMeant('r / 1000.0')})` : isMeant(value));
}
