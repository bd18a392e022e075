import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Conditions, InjectReads, type StaffCaller } from '#platform';
import type { CannedFigures } from '#protocol';
import { WHOLE } from '../rollup/chat-figures';
import { readableBy, type Scope } from '../reading/scope';

const AT_MOST = 200;

/** Use of canned responses in the chats of a scope, with how these ended: the most used first, without those that the reader does not see. */
export class CannedUsed extends Query<CannedFigures[]> {
  constructor(
    readonly reader: StaffCaller,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(CannedUsed)
export class CannedUsedHandler implements IQueryHandler<CannedUsed> {
  constructor(@InjectReads() private readonly dataSource: DataSource) {}

  /** Narrowed to agents, uses and outcomes are their own, as all figures are. A chat counts once for each response, however often it was used. */
  async execute({ reader, scope }: CannedUsed): Promise<CannedFigures[]> {
    const where = new Conditions();
    const [from, to] = [where.bind(scope.from), where.bind(scope.to)];
    const isReadable = readableBy(reader, where.bind);
    scope.conditions(where);
    return this.dataSource.query(
      `with used as materialized (
         select u.canned_response_id as id, u.agent_id, u.edited, f.chat_id, f.agent_id as part, f.verdicts, f.resolved,
           nullif(f.rated_1 + 2 * f.rated_2 + 3 * f.rated_3 + 4 * f.rated_4 + 5 * f.rated_5, 0) as score
         from canned_uses u join canned_responses r on r.id = u.canned_response_id and ${isReadable}
         join chat_figures f on f.chat_id = u.chat_id and f.agent_id in (u.agent_id, '${WHOLE}')
         where u.used_at >= ${from} and f.created_at >= ${from} and f.created_at < ${to} and ${where.sql}
       ), uses as (
         select id, count(*)::int as uses, avg(edited::int)::float8 as "editedRate" from used group by id
       ), agents as (
         select by_agent.id, json_agg(json_build_object('agentId', agent_id, 'name', u.name, 'count', count) order by count desc, u.name, agent_id) as "byAgent"
         from (select id, agent_id, count(*)::int as count from used group by id, agent_id) by_agent left join users u on u.id = agent_id group by by_agent.id
       ), outcomes as (
         select id, count(*)::int as chats, sum(resolved)::float8 / nullif(sum(verdicts), 0) as "resolutionRate",
           json_build_object('mean', avg(score)::float8, 'count', count(score)) as rating
         from (select distinct on (id, chat_id, part) * from used order by id, chat_id, part) chats group by id
       )
       select id as "cannedResponseId", r.title, uses, "editedRate", "byAgent", chats, "resolutionRate", rating
       from uses join agents using (id) join outcomes using (id) join canned_responses r using (id) order by uses desc, r.title, id limit ${AT_MOST}`,
      where.values,
    );
  }
}
