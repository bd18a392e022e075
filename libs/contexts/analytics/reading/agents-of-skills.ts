import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Conditions, InjectReads } from '#platform';
import { WHOLE } from '../rollup/chat-figures';
import type { Share } from './domain/fairness';
import { Scope } from './scope';
import { Sums } from './sums';

/** Fairness per skill: the shares that agents have of the chats that ask for a skill. */
@Injectable()
export class AgentsOfSkills {
  constructor(
    private readonly sums: Sums,
    @InjectReads() private readonly dataSource: DataSource,
  ) {}

  /** By skill, the share of each agent who has the skill or had a chat that asks for it. Hours online are all hours of the agent. */
  async shares(scope: Scope): Promise<Map<string, Share[]>> {
    const { from, to, filters } = scope;
    const [rows, times] = await Promise.all([this.chats(scope), this.sums.time(new Scope(from, to, { agentId: filters.agentId }))]);
    const found = new Map<string, Share[]>();
    for (const { skill, agent_id, chats } of rows) {
      const share = { chats, onlineSeconds: (times.get(agent_id)?.online_ms ?? 0) / 1000 };
      found.set(skill, [...(found.get(skill) ?? []), share]);
    }
    return found;
  }

  /** Counts chats one by one, because no roll-up has agent and skill together. */
  private chats({ from, to, filters }: Scope): Promise<{ skill: string; agent_id: string; chats: number }[]> {
    const where = new Conditions();
    const agents = where.bind(filters.agentId ?? null);
    const [start, stop] = [where.bind(from), where.bind(to)];
    new Scope(from, to, filters, 'agent').conditions(where);
    return this.dataSource.query(
      `select skill, agent_id, sum(chats)::int as chats from (
         select skill, f.agent_id, f.started as chats from chat_figures f cross join lateral unnest(f.skills) skill
         where f.created_at >= ${start} and f.created_at < ${stop} and ${where.sql}
         union all select has.name, a.id, 0 from agents a join users u on u.id = a.id
           cross join lateral jsonb_to_recordset(u.skills) as has(name text) where ${agents}::uuid[] is null or a.id = any(${agents}::uuid[])
       ) shares where agent_id <> '${WHOLE}' group by 1, 2`,
      where.values,
    );
  }
}
