// By its path, as specs know no `#ui`.
import { lateAt } from '../../../../libs/ui/format/urgency';
import { AGENT_STATUSES, type AgentStatus } from '#words';
import type { AgentRow } from './floor';
import type { WaitingChat } from '#client/desk';

/** What the address of the wall says; absent: as it comes. */
export interface WallSearch {
  skill?: string;
  /** By its id. */
  team?: string;
  /** Several, comma-separated. */
  status?: string;
  /** Beginning of a word of a name. */
  name?: string;
  /** Name of a column, before it `-` for descending. */
  queueSort?: string;
  agentSort?: string;
  skillSort?: string;
  /** Beside the queue: agents, unless it says otherwise. */
  show?: 'skills' | 'teams';
  /** The chat that is watched, the agent whose chats are listed, the figure whose chats are. */
  watch?: string;
  agent?: string;
  behind?: string;
  /** Large type and no controls. */
  board?: true;
}

const TEXTS = ['skill', 'team', 'status', 'name', 'queueSort', 'agentSort', 'skillSort', 'watch', 'agent', 'behind'] as const;

/** Whatever an address holds, as what the page understands. */
export function readSearch(given: Record<string, unknown>): WallSearch {
  const read: WallSearch = {};
  for (const name of TEXTS) {
    const value = given[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') read[name] = String(value).slice(0, 200);
  }
  if (given.show === 'skills' || given.show === 'teams') read.show = given.show;
  if (given.board === true) read.board = true;
  return read;
}

export const statusesOf = ({ status }: WallSearch): AgentStatus[] => AGENT_STATUSES.filter((each) => status?.split(',').includes(each));

export interface Sort {
  column: string;
  isDescending: boolean;
}

export const readSort = (text: string | undefined, otherwise: string): Sort => {
  const sort = text ?? otherwise;
  return sort.startsWith('-') ? { column: sort.slice(1), isDescending: true } : { column: sort, isDescending: false };
};
export const directionOf = ({ column, isDescending }: Sort, of: string): 'ascending' | 'descending' | undefined =>
  column === of ? (isDescending ? 'descending' : 'ascending') : undefined;
export const writeSort = ({ column, isDescending }: Sort): string => (isDescending ? `-${column}` : column);

type Compare<R> = (a: R, b: R) => number;
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** When the first of an agent's customers has waited too long for a reply; where nobody waits, after all others. */
const replyLateAt = ({ oldestReplyDueSince: since, nextDueAt: dueAt }: AgentRow): number =>
  since === null ? Number.MAX_VALUE : lateAt({ since, dueAt });

export const QUEUE_ORDERS: Record<string, Compare<WaitingChat>> = {
  position: (a, b) => a.position - b.position,
  name: (a, b) => a.customerName.localeCompare(b.customerName),
  wait: (a, b) => lateAt({ ...b, since: b.queuedAt }) - lateAt({ ...a, since: a.queuedAt }),
  estimate: (a, b) => (a.estimatedWaitSeconds?.high ?? Infinity) - (b.estimatedWaitSeconds?.high ?? Infinity),
};

export const AGENT_ORDERS: Record<string, Compare<AgentRow>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  status: (a, b) => AGENT_STATUSES.indexOf(a.status) - AGENT_STATUSES.indexOf(b.status),
  since: (a, b) => inOrder(b.statusSince ?? '', a.statusSince ?? ''),
  load: (a, b) => a.activeChats / Math.max(1, a.maxConcurrentChats) - b.activeChats / Math.max(1, b.maxConcurrentChats),
  reply: (a, b) => replyLateAt(a) - replyLateAt(b),
};

/** Sorted by a column; rows that are equal in it stay in the order in which they come. */
export function sorted<R>(rows: readonly R[], orders: Record<string, Compare<R>>, { column, isDescending }: Sort): R[] {
  const compare = orders[column] ?? Object.values(orders)[0]!;
  return [...rows].sort((a, b) => (isDescending ? compare(b, a) : compare(a, b)));
}

/** @param members ids of those who belong to the team that is asked for */
export function matching(rows: readonly AgentRow[], search: WallSearch, members?: readonly string[]): AgentRow[] {
  const statuses = statusesOf(search);
  const typed = search.name?.toLocaleLowerCase() ?? '';
  return rows.filter(
    ({ id, name, status, skills }) =>
      (members === undefined || members.includes(id)) &&
      (statuses.length === 0 || statuses.includes(status)) &&
      (search.skill === undefined || skills.some((skill) => skill.name === search.skill)) &&
      name.toLocaleLowerCase().includes(typed),
  );
}

export function waitingFor(rows: readonly WaitingChat[], { skill, team, name }: WallSearch): WaitingChat[] {
  const typed = name?.toLocaleLowerCase() ?? '';
  return rows.filter(
    (row) =>
      (team === undefined || row.teamId === team) &&
      (skill === undefined || row.skills.some((each) => each.name === skill)) &&
      row.customerName.toLocaleLowerCase().includes(typed),
  );
}
