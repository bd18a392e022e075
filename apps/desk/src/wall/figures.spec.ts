import type { TeamMembers, Wall } from '#client/core';
import type { WaitingChat } from '#client/desk';
import { alarmsOf, levelNow, oldestOf, seatsOf, skillsOf, teamsOf } from './figures';
import type { AgentRow } from './floor';
import { matching, readSearch, readSort, sorted, AGENT_ORDERS, waitingFor, writeSort } from './search';

const NOON = Date.UTC(2026, 10, 27, 12);
const at = (second: number): string => new Date(NOON + second * 1000).toISOString();
const agent = (name: string, more: Partial<AgentRow> = {}): AgentRow => ({
  id: name,
  name,
  avatarUrl: null,
  status: 'online',
  activeChats: 0,
  maxConcurrentChats: 4,
  skills: [],
  onHold: 0,
  waitingForReply: 0,
  oldestReplyDueSince: null,
  nextDueAt: null,
  ...more,
});
const chat = (name: string, more: Partial<WaitingChat> = {}): WaitingChat => ({
  chatId: name,
  position: 1,
  priority: 'normal',
  weight: 1,
  teamId: null,
  returnsTo: null,
  skills: [],
  customerName: name,
  subject: null,
  preview: null,
  queuedAt: at(0),
  dueAt: null,
  ...more,
});
const asks = (name: string, required = true) => [{ name, minLevel: 1, required }];
const has = (name: string) => [{ name, level: 1 }];
const wall = (...levels: (number | null)[]): Wall => ({ series: levels.map((serviceLevel) => ({ serviceLevel })) }) as unknown as Wall;

describe('The figures of a floor', () => {
  it('counts the seats of those who are here, and the chats of everybody', () => {
    const agents = [
      agent('Ana', { activeChats: 4 }),
      agent('Ben', { status: 'busy', activeChats: 1, onHold: 2 }),
      agent('Cy', { status: 'away', activeChats: 2 }),
      agent('Dai', { status: 'offline', onHold: 1 }),
    ];
    expect(seatsOf(agents)).toEqual({ taken: 7, capacity: 8, onDuty: 2, full: 1, onHold: 3 });
  });

  it('says of each skill who is there and who waits, and whom nobody can serve', () => {
    const agents = [
      agent('Ana', { skills: has('billing'), activeChats: 1 }),
      agent('Ben', { skills: has('billing'), status: 'away' }),
      agent('Cy', { skills: has('danish'), status: 'offline' }),
    ];
    const waiting = [
      chat('Hannah', { skills: asks('danish'), queuedAt: at(5) }),
      chat('Mara', { skills: asks('danish', false), queuedAt: at(2) }),
      chat('Leo', { skills: asks('french', false) }),
    ];
    expect(skillsOf(agents, waiting)).toEqual([
      {
        id: 'billing',
        name: 'billing',
        here: { online: 1, busy: 0, away: 1, offline: 0 },
        free: 3,
        waiting: 0,
        since: null,
        isUncovered: false,
      },
      {
        id: 'danish',
        name: 'danish',
        here: { online: 0, busy: 0, away: 0, offline: 1 },
        free: 0,
        waiting: 2,
        since: at(2),
        isUncovered: true,
      },
      {
        id: 'french',
        name: 'french',
        here: { online: 0, busy: 0, away: 0, offline: 0 },
        free: 0,
        waiting: 1,
        since: at(0),
        isUncovered: false,
      },
    ]);
    expect(oldestOf(waiting)).toBe(at(0));
  });

  it('says of each team who of its members is there and who waits for it', () => {
    const agents = [agent('Ana', { activeChats: 1 }), agent('Ben', { status: 'away' }), agent('Cy')];
    const idOf = (name: string): string => agents.find((each) => each.name === name)!.id;
    const team = (id: string, ...members: string[]) =>
      ({ id, name: id, memberIds: [...members.map(idOf), 'deactivated'] }) satisfies TeamMembers;
    const waiting = [
      chat('Hannah', { teamId: 'Support', queuedAt: at(5) }),
      chat('Mara', { teamId: 'Sales' }),
      chat('Leo', { teamId: 'gone' }),
    ];
    expect(teamsOf(agents, waiting, [team('Support', 'Ben'), team('Sales', 'Ana', 'Ben')])).toEqual([
      {
        id: 'Sales',
        name: 'Sales',
        here: { online: 1, busy: 0, away: 1, offline: 0 },
        free: 3,
        waiting: 1,
        since: at(0),
        isUncovered: false,
      },
      {
        id: 'Support',
        name: 'Support',
        here: { online: 0, busy: 0, away: 1, offline: 0 },
        free: 0,
        waiting: 1,
        since: at(5),
        isUncovered: true,
      },
    ]);
    expect(matching(agents, {}, [idOf('Cy')]).map(({ name }) => name)).toEqual(['Cy']);
    expect(waitingFor(waiting, { team: 'Sales' })).toEqual([waiting[1]]);
  });
});

describe('An alarm', () => {
  const thresholds = { longestWaitSeconds: 60, serviceLevel: 0.8, nobody: true };
  const now = (second: number, more: object = {}) => ({
    waiting: [chat('Leo')],
    skills: [],
    wall: undefined,
    now: NOON + second * 1000,
    ...more,
  });
  const types = (...given: Parameters<typeof alarmsOf>): string[] => alarmsOf(...given).map(({ id }) => id);

  it('is given for a wait from its threshold on, unless there is none', () => {
    expect(types(thresholds, now(59))).toEqual([]);
    expect(types(thresholds, now(60))).toEqual(['wait']);
    expect(types({ ...thresholds, longestWaitSeconds: null }, now(600))).toEqual([]);
  });

  it('is given for the service level of the latest quarter that has one', () => {
    expect(levelNow(wall(0.5, 0.9, null))).toBe(0.9);
    expect(types(thresholds, now(0, { wall: wall(0.5, 0.9, null) }))).toEqual([]);
    expect(types(thresholds, now(0, { wall: wall(0.9, 0.79) }))).toEqual(['level']);
    expect(types({ ...thresholds, serviceLevel: null }, now(0, { wall: wall(0.1) }))).toEqual([]);
    expect(types(thresholds, now(0, { wall: wall(null) }))).toEqual([]);
  });

  it('is given for each skill that somebody waits for and nobody who is here has', () => {
    const skills = skillsOf([agent('Ana', { skills: has('billing'), status: 'offline' })], [chat('Leo', { skills: asks('billing') })]);
    expect(types(thresholds, now(0, { skills }))).toEqual(['skill:billing']);
    expect(types({ ...thresholds, nobody: false }, now(0, { skills }))).toEqual([]);
  });
});

describe('The address of the wall', () => {
  it('is read whatever it holds', () => {
    const given = { skill: 7, status: ['online'], name: '', show: 'all', board: 'yes', watch: 'x'.repeat(300), agentSort: '-load' };
    expect(readSearch(given)).toEqual({ skill: '7', watch: 'x'.repeat(200), agentSort: '-load' });
    expect(readSearch({ show: 'skills', board: true })).toEqual({ show: 'skills', board: true });
  });

  it('narrows agents by skill, status and name, and who waits by skill and name', () => {
    const agents = [agent('Ana', { skills: has('billing') }), agent('Ben', { skills: has('billing'), status: 'away' }), agent('Bo')];
    const names = (search: object): string[] => matching(agents, search).map(({ name }) => name);
    expect(names({ skill: 'billing' })).toEqual(['Ana', 'Ben']);
    expect(names({ status: 'away,offline' })).toEqual(['Ben']);
    expect(names({ name: 'B' })).toEqual(['Ben', 'Bo']);
    const waiting = [chat('Leo', { skills: asks('billing') }), chat('Mara')];
    expect(waitingFor(waiting, { skill: 'billing' })).toEqual([waiting[0]]);
    expect(waitingFor(waiting, { name: 'mar' })).toEqual([waiting[1]]);
  });

  it('sorts by a column in either direction; who waits for nothing comes last, and an unknown column is the first', () => {
    const agents = [agent('Ana'), agent('Ben', { oldestReplyDueSince: at(9) }), agent('Cy', { oldestReplyDueSince: at(3) })];
    const names = (sort: string): string[] => sorted(agents, AGENT_ORDERS, readSort(sort, 'name')).map(({ name }) => name);
    expect(names('reply')).toEqual(['Cy', 'Ben', 'Ana']);
    expect(names('-name')).toEqual(['Cy', 'Ben', 'Ana']);
    expect(names('nonsense')).toEqual(['Ana', 'Ben', 'Cy']);
    expect(writeSort(readSort('-load', 'name'))).toBe('-load');
  });
});
