import { OpeningTimes } from '#directory/opening';
import type { ChatWeightSetting, HoursView, Target } from '#protocol';
import type { Ask } from './past';

interface PastTeam {
  readonly id: string;
  readonly name: string;
  readonly maxConcurrentChats: number | null;
  readonly overflowAfterSeconds: number | null;
  readonly overflowTeamIds: readonly string[];
  readonly hours: Pick<HoursView, 'timeZone' | 'weekly' | 'exceptions'> | null;
}

interface PastSettings {
  readonly priorityAgingSeconds?: number | null;
  readonly breathingSeconds?: number;
  readonly wrapUpSeconds?: number;
  readonly chatWeights?: readonly ChatWeightSetting[];
}

/** What chats were routed by, in the format of a scenario file. */
export interface PastRules {
  readonly policy: Record<string, unknown>;
  readonly targets: readonly Record<string, unknown>[];
  readonly openingHours: readonly { team: string | null; open: { fromHour: number; toHour: number }[] }[];
  readonly chatWeights: readonly Record<string, unknown>[];
  readonly teams: readonly Record<string, unknown>[];
  /** 0: none. */
  readonly wrapUpSeconds: number;
  /** Names of the teams that there are, by id. */
  readonly teamNames: ReadonlyMap<string, string>;
}

/** Hours are read for so long after the end, as chats may be due later; whatever is due later still is served behind. */
const DAYS_AFTER = 60;
const DAY = 86_400;

const SETTINGS = `select chosen as settings from settings`;

/** The policy that was in force for the longest part of the time; none where all of it was before the first version. */
const POLICY = `
  select rank, queue_order as "queueOrder" from (
    select rank, queue_order, least(coalesce(lead(created_at) over (order by version), 'infinity'), to_timestamp($2::float8))
      - greatest(created_at, to_timestamp($1::float8)) as lasted
    from routing_policies
  ) versions where lasted > interval '0' order by lasted desc limit 1`;

const TARGETS = `select list from targets`;

const HOURS = `(select json_build_object('timeZone', h.time_zone, 'weekly', h.weekly, 'exceptions', h.exceptions)
  from hours h where h.deleted_at is null and h.id`;

/** The hours of the installation; none where it has none. */
const INSTALLATION = `select ${HOURS} = (select (chosen->>'hoursId')::uuid from settings)) as hours`;

const TEAMS = `
  select t.id, t.name, t.max_concurrent_chats as "maxConcurrentChats", t.overflow_after_seconds as "overflowAfterSeconds",
    t.overflow_team_ids as "overflowTeamIds", ${HOURS} = t.hours_id) as hours
  from teams t where t.deleted_at is null order by t.name, t.id`;

/** The policy of that time; settings, targets, teams and hours as they are now. */
export async function readRules(ask: Ask, since: number, until: number): Promise<PastRules> {
  const [chosen] = await ask<{ settings: PastSettings }>(SETTINGS, []);
  const { priorityAgingSeconds = null, breathingSeconds = 0, wrapUpSeconds = 0, chatWeights = [] } = chosen?.settings ?? {};
  const [policy] = await ask<{ rank: string[]; queueOrder: string }>(POLICY, [since, until]);
  const [targets] = await ask<{ list: Target[] }>(TARGETS, []);
  const teams = await ask<PastTeam>(TEAMS, []);
  const [installation] = await ask<Pick<PastTeam, 'hours'>>(INSTALLATION, []);
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const list = targets?.list ?? [];
  const isByHours = list.some(({ withinHours }) => withinHours);
  return {
    policy: { ...policy, priorityAgingSeconds, breathingSeconds },
    targets: list.flatMap(({ priority, teamId, firstResponseSeconds, withinHours }) =>
      firstResponseSeconds === null ? [] : ofTeam(teamId, teamNames, { priority, firstResponseSeconds, withinHours }),
    ),
    openingHours: [{ name: null, hours: installation!.hours }, ...teams].flatMap(({ name, hours }) =>
      hours && isByHours ? { team: name, open: openSpans(new OpeningTimes(hours), since, until + DAYS_AFTER * DAY) } : [],
    ),
    chatWeights: chatWeights.flatMap(({ teamId, ...rule }) => ofTeam(teamId, teamNames, rule)),
    teams: teams.map(({ name, maxConcurrentChats, overflowAfterSeconds, overflowTeamIds }) => ({
      name,
      maxConcurrentChats,
      overflowAfterSeconds,
      overflowTeams: overflowTeamIds.flatMap((id) => teamNames.get(id) ?? []),
    })),
    wrapUpSeconds,
    teamNames,
  };
}

/** A rule with its team by name; none where the team is gone. */
function ofTeam(teamId: string | null | undefined, names: PastRules['teamNames'], rule: object): Record<string, unknown>[] {
  if (teamId == null) return [{ ...rule }];
  return names.has(teamId) ? [{ ...rule, team: names.get(teamId) }] : [];
}

function openSpans(times: OpeningTimes, since: number, until: number): { fromHour: number; toHour: number }[] {
  const spans: { fromHour: number; toHour: number }[] = [];
  const hourOf = (seconds: number): number => (seconds - since) / 3600;
  for (let from = since; from < until;) {
    const at = new Date(from * 1000);
    const to = Math.min(until, (times.changesAt(at)?.getTime() ?? Infinity) / 1000);
    if (times.isOpenAt(at)) spans.push({ fromHour: hourOf(from), toHour: hourOf(to) });
    from = to;
  }
  return spans;
}
