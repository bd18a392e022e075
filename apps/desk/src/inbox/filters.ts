import type { ChatFilterParameters } from '#client/core';
import { CHAT_STATUSES, type ChatStatus, PRIORITIES, type Priority } from '#words';

export const SORTS = ['-lastMessageAt', 'lastMessageAt', '-priority', '-createdAt'] as const;
export type Sort = (typeof SORTS)[number];

/** Filters as the form has them; the address, the query and what is saved are `ChatFilterParameters`. */
export interface Filters {
  status: ChatStatus[];
  priority: Priority[];
  /** As it was typed: with commas between several. */
  tag: string;
  skill: string;
  /** Ids of teams. */
  teamId: string[];
  unanswered: boolean;
  hasNotes: boolean;
  sort: Sort;
}

export const NO_FILTERS: Filters = {
  status: [],
  priority: [],
  tag: '',
  skill: '',
  teamId: [],
  unanswered: false,
  hasNotes: false,
  sort: SORTS[0],
};

const setOf = <K extends string>(value: unknown, known: readonly K[]): K[] => {
  const given = typeof value === 'string' ? value.split(',') : [];
  return known.filter((each) => given.includes(each));
};
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function readFilters({ status, priority, tag, skill, teamId, unanswered, hasNotes, sort }: ChatFilterParameters): Filters {
  return {
    status: setOf(status, CHAT_STATUSES),
    priority: setOf(priority, PRIORITIES),
    tag: textOf(tag),
    skill: textOf(skill),
    teamId: textOf(teamId).split(',').filter(Boolean),
    unanswered: unanswered === true,
    hasNotes: hasNotes === true,
    sort: SORTS.find((each) => each === sort) ?? SORTS[0],
  };
}

const trimmed = (list: string): string =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .join(',');

/** What the form says, over what else was there: a view may filter by what the form does not show. */
export function writeFilters(filters: Filters, before: ChatFilterParameters = {}): ChatFilterParameters {
  const { status: _s, priority: _p, tag: _t, skill: _k, teamId: _e, unanswered: _u, hasNotes: _n, sort: _o, ...others } = before;
  const [tag, skill] = [trimmed(filters.tag), trimmed(filters.skill)];
  return {
    ...others,
    ...(filters.status.length > 0 && { status: filters.status.join(',') }),
    ...(filters.priority.length > 0 && { priority: filters.priority.join(',') }),
    ...(tag && { tag }),
    ...(skill && { skill }),
    ...(filters.teamId.length > 0 && { teamId: filters.teamId.join(',') }),
    ...(filters.unanswered && { unanswered: true }),
    ...(filters.hasNotes && { hasNotes: true }),
    sort: filters.sort,
  };
}

/** The query of the list of chats. */
export function queryOf(filters: ChatFilterParameters): string {
  return new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)])).toString();
}

/** How many filters there are; the order is none. */
export const countOf = ({ sort: _, ...filters }: ChatFilterParameters): number => Object.keys(filters).length;
