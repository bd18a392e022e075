import { nameKey } from '#kernel';
import { Conditions, hasRole, type StaffCaller } from '#platform';
import type { Priority } from '#protocol';
import { WHOLE } from '../rollup/chat-figures';
import type { Dimension } from '../rollup/sums-by-quarter';

/** Filters of figures. A list matches any of its members; several filters must all match. */
export interface FigureFilters {
  agentId?: string[];
  skill?: string[];
  teamId?: string[];
  priority?: Priority[];
  tag?: string[];
}

const DIMENSION_OF = { agentId: 'agent', skill: 'skill', teamId: 'team', priority: 'priority', tag: 'tag' } as const satisfies Record<
  keyof FigureFilters,
  Dimension
>;

/** Scope of a question: the span of creation, the filters and the dimension of the breakdown. */
export class Scope {
  constructor(
    readonly from: string,
    readonly to: string,
    readonly filters: FigureFilters = {},
    readonly by: Dimension = 'all',
  ) {}

  brokenDownBy(by: Dimension): Scope {
    return new Scope(this.from, this.to, this.filters, by);
  }

  /** The dimension of the roll-ups, and its key unless all are wanted; undefined where the figures of each chat have to be added up. */
  get rolledUp(): { dimension: Dimension; key: string | null } | undefined {
    const given = this.given();
    if (given.length === 0) return { dimension: this.by, key: this.by === 'all' ? '' : null };
    const [[name, values]] = given as [[keyof FigureFilters, string[]]];
    const dimension = DIMENSION_OF[name];
    const isOne = given.length === 1 && values.length === 1 && name !== 'skill' && name !== 'tag';
    return isOne && (this.by === 'all' || this.by === dimension) ? { dimension, key: values[0]! } : undefined;
  }

  /** Conditions on figures `f`: an agent's own figures where agents are asked for, otherwise those of the whole chat. */
  get conditions(): (where: Conditions) => Conditions {
    const { agentId, skill, teamId, priority, tag } = this.filters;
    return (where) =>
      where
        .given(agentId ?? (this.by === 'agent' ? null : [WHOLE]), (ids) => `f.agent_id = any(${ids}::uuid[])`)
        .all(...(this.by === 'agent' ? [`f.agent_id <> '${WHOLE}'`] : []))
        .given(
          skill?.map(nameKey),
          (keys) => `f.skills && array(select unnest(name || former_names) from skills
            where key = any(${keys}::text[]) or former_names && ${where.bind(skill)}::text[])`,
        )
        .given(teamId, (ids) => `f.team_id = any(${ids}::uuid[])`)
        .given(priority, (all) => `f.priority = any(${all}::text[])`)
        .given(tag?.map(nameKey), (keys) => `f.tags && array(select name from tags where key = any(${keys}::text[]))`);
  }

  /** Whether the time of agents is known in this scope: it has no skill, team, priority or tag. */
  get isOfAgents(): boolean {
    return this.given().every(([name]) => name === 'agentId') && (this.by === 'all' || this.by === 'agent');
  }

  private given(): [string, string[]][] {
    return Object.entries(this.filters).filter((entry): entry is [string, string[]] => entry[1] !== undefined);
  }
}

/** Condition on a canned response `r`: the reader sees it, as a shared one, its own, or one of its teams; admins see those of all teams. */
export function readableBy(reader: StaffCaller, bind: (value: unknown) => string): string {
  const { id, teamIds } = reader;
  const ofTeams = hasRole(reader, 'admin') ? `r.scope = 'team'` : `r.team_id = any(${bind(teamIds)}::uuid[])`;
  return `(r.scope = 'shared' or r.owner_id = ${bind(id)}::uuid or ${ofTeams})`;
}
