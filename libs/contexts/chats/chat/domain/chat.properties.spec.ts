import fc from 'fast-check';
import { SYSTEM } from '#kernel';
import type { ChatStatus } from '#protocol';
import { CHAT_STATUSES, CHAT_TRANSITIONS } from '#words';
import { inForm } from '../../../../kernel/testing/form';
import { mustTakePart, type Viewer } from './access';
import { Chat } from './chat';
import { POST_READS } from './conversation';
import type { Sender } from './message';
import {
  acceptedBy,
  ANA,
  ana,
  at,
  CLEO,
  cleo,
  closesBy,
  done,
  goesTo,
  isHeld,
  isOffered,
  isResumed,
  looksIn,
  movesTo,
  newChat,
  says,
} from './testing/steps';

type Nullable = { [K in keyof Chat]: null extends Chat[K] ? K : never }[keyof Chat];

/** Everything of a chat that may be absent: in which statuses it may be there, and whether it is so still when another agent has the chat. */
const MAY_BE_THERE: Record<Nullable, { in: readonly ChatStatus[]; endsWithItsAgent?: true }> = {
  agentId: { in: ['active', 'closed'] },
  teamId: { in: CHAT_STATUSES },
  teamSince: { in: CHAT_STATUSES },
  servingTeamId: { in: ['offered', 'active', 'closed'] },
  assignedAt: { in: ['active', 'closed'] },
  offeredTo: { in: ['offered', 'active'], endsWithItsAgent: true },
  offerExpiresAt: { in: ['offered', 'active'], endsWithItsAgent: true },
  offerNote: { in: ['offered', 'active'], endsWithItsAgent: true },
  hand: { in: ['active'], endsWithItsAgent: true },
  unreadMark: { in: ['active'], endsWithItsAgent: true },
  hold: { in: ['active'], endsWithItsAgent: true },
  holdEndsAt: { in: ['active'], endsWithItsAgent: true },
  returnsTo: { in: ['queued', 'offered'] },
  outOfHours: { in: CHAT_STATUSES },
  // Nobody saves this chat, so nothing reckons when it is due.
  dueAt: { in: [] },
  soonToldFor: { in: [] },
  overdueToldFor: { in: [] },
  escalation: { in: CHAT_STATUSES },
  closedAt: { in: ['closed'] },
  closeReason: { in: ['closed'] },
  resolution: { in: ['closed'] },
  erasedAt: { in: ['closed'] },
  rating: { in: ['closed'] },
  awaitingReplySince: { in: ['queued', 'offered', 'active'] },
  warnedAt: { in: CHAT_STATUSES },
  placedAt: { in: CHAT_STATUSES },
  firstResponseAt: { in: CHAT_STATUSES },
  lastMessageAt: { in: CHAT_STATUSES },
  subject: { in: CHAT_STATUSES },
  search: { in: CHAT_STATUSES },
  ticketId: { in: CHAT_STATUSES },
  previousChatId: { in: CHAT_STATUSES },
  previousAgentId: { in: CHAT_STATUSES },
  locale: { in: CHAT_STATUSES },
  page: { in: CHAT_STATUSES },
};

/** What was recorded and not released yet. */
const NOT_STORED = ['recorded', 'posted', 'noted'];

describe('Whatever is asked of a chat', () => {
  const steps: Record<string, (chat: Chat) => unknown> = {
    'the customer writes': says(cleo, 20),
    'the agent writes': says(ana, 21),
    'its agent asks for help': (chat) => chat.raiseHand('Help', at(7)),
    'its agent marks it unread': (chat) => chat.markUnread(),
    'its agent reads it': (chat) => chat.status === 'active' && chat.markRead(chat.agentId!, chat.lastSeq),
    'Ana gets it': goesTo('ana'),
    'Ben gets it': goesTo('ben'),
    'Ana is asked': isOffered('ana'),
    'Ben is asked': isOffered('ben'),
    'Ana accepts': acceptedBy('ana'),
    'Ben accepts too late': acceptedBy('ben', 31),
    'Ben accepts': acceptedBy('ben'),
    'the offer ends': (chat) => chat.endOffer('expired', SYSTEM, at(8)),
    'it moves to Ben': movesTo('ben'),
    'it is urgent': (chat) => chat.prioritise('urgent', ANA, at(7)),
    'it asks for somebody else': (chat) =>
      chat.askFor({ skills: [{ name: 'invoices', minLevel: 1, required: true }], teamId: 'sales' }, ANA, at(7)),
    'nobody answers': (chat) => chat.escalate({ team: 5, supervisors: 15 }, at(40)),
    'it is closed': (chat) => chat.tellOutOfHours('2026-01-01T12:00:00Z'),
    'its team is gone': (chat) => chat.loseTeam(),
    'its agent puts it on hold': isHeld(),
    'its agent puts it on hold until later': isHeld(50),
    'it is resumed': isResumed,
    'its hold is over and its agent is full': (chat) => chat.requeue(SYSTEM, 'hold_over', at(7)),
    'its agent is gone': (chat) => chat.requeue(SYSTEM, 'agent_gone', at(7)),
    'its customer turns the page': (chat) => chat.viewPage('https://shop.example/', null),
    'it is looked at': looksIn(60),
    'it is looked at again': looksIn(900),
    'it is offered with a note': (chat) => chat.offerTo('ben', at(30), SYSTEM, 'Likes cats'),
    'the customer closes': closesBy(CLEO, 'customer'),
    'the agent closes': closesBy(ANA, 'agent'),
  };
  const always = (holds: (chat: Chat, step: () => boolean) => void, numRuns = 100) =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 30, size: 'max' }), (names) => {
        const chat = newChat();
        for (const name of names) holds(chat, () => done(() => steps[name]!(chat)));
      }),
      { numRuns },
    );

  it('its messages are numbered 1, 2, 3 …', () => {
    const numbers = new WeakMap<Chat, number[]>();
    always((chat, step) => {
      step();
      const seqs = [...(numbers.get(chat) ?? []), ...chat.releaseSaid().messages.map(({ seq }) => seq)];
      numbers.set(chat, seqs);
      expect(seqs).toEqual(seqs.map((_, i) => i + 1));
      expect(chat.lastSeq).toBe(seqs.length);
    });
  });

  it('a message is decided by no more than what is guarded where it is stored without loading the chat', () => {
    const never = ['id', 'subject', 'metadata', 'createdAt', 'previousChatId', 'previousAgentId', 'lastAgentFirst', 'locale'];
    const [date, list] = [new Date(0), ['x']];
    const changes: Partial<Chat> = {
      status: 'closed',
      teamId: 'sales',
      teamSince: date,
      servingTeamId: 'sales',
      customerId: 'carl',
      agentId: 'zoe',
      lastSeq: 99,
      firstResponseAt: date,
      awaitingReplySince: date,
      priority: 'urgent',
      skills: [],
      excludedAgentIds: list,
      declinedBy: list,
      turnedDownAt: { ben: '2026-01-01T12:00:00Z' },
      offeredTo: 'ben',
      offerExpiresAt: date,
      offerNote: 'x',
      queuedAt: date,
      assignedAt: date,
      warnedAt: date,
      placedAt: date,
      search: 'x:1',
      outOfHours: { opensAt: null },
      dueAt: date,
      soonToldFor: date,
      overdueToldFor: date,
      escalation: { level: 'team', since: '2026-01-01T12:00:00Z' },
      closedAt: date,
      closeReason: 'agent',
      customerGone: true,
      resolution: 'resolved',
      ticketId: 'x',
      hand: { raisedAt: '2026-01-01T12:00:00Z', note: 'x' },
      unreadMark: 7,
      hold: { since: '2026-01-01T12:00:00Z', until: null, reason: 'x' },
      holdEndsAt: date,
      returnsTo: 'ben',
      lastMessageAt: date,
      readUpTo: { x: 1 },
      tags: list,
      rating: { score: 1, comment: null },
      page: { url: 'https://shop.example/', title: null, referrer: null },
      erasedAt: date,
    };
    expect(Object.keys(newChat())).toEqual(expect.arrayContaining(Object.keys(changes)));
    const guarded: readonly string[] = POST_READS;
    const elsewhere = Object.fromEntries(Object.entries(changes).filter(([name]) => !guarded.includes(name)));
    const known = [...never, ...guarded, ...Object.keys(elsewhere), 'agentIds'];
    expect(Object.keys(newChat()).filter((name) => !known.includes(name) && !NOT_STORED.includes(name))).toEqual([]);
    const askers: [Viewer, Sender][] = [
      [{ type: 'customer', id: 'cleo', oversees: false }, cleo],
      [
        { type: 'customer', id: 'carl', oversees: false },
        { ...cleo, id: 'carl' },
      ],
      [{ type: 'staff', id: 'ana', teamIds: [], sight: 'waiting', oversees: false }, ana],
      [
        { type: 'staff', id: 'sue', teamIds: [], sight: 'all', oversees: true },
        { ...ana, id: 'sue' },
      ],
    ];
    const outcome = (chat: Chat, [who, sender]: (typeof askers)[number]) => {
      const allowed = done(() => (mustTakePart(who, chat), says(sender, 40)(chat)));
      const { status, agentId, lastSeq, firstResponseAt, awaitingReplySince, holdEndsAt, lastMessageAt } = chat;
      return allowed ? { status, agentId, lastSeq, firstResponseAt, awaitingReplySince, holdEndsAt, lastMessageAt } : { allowed };
    };
    always((chat, step) => {
      step();
      for (const asker of askers) {
        const copy = (changes: Partial<Chat>) => Object.assign(Object.create(Chat.prototype) as Chat, chat, changes);
        expect(outcome(copy({ ...elsewhere, agentIds: [...chat.agentIds, 'zoe'] }), asker)).toEqual(outcome(copy({}), asker));
      }
    });
  });

  it('it goes from one status to another only as the table says', () =>
    always((chat, step) => {
      const ways: string[] = [chat.status, ...Object.values(CHAT_TRANSITIONS[chat.status])];
      step();
      expect(ways).toContain(chat.status);
    }));

  it('closed stays closed, as it was', () =>
    always((chat, step) => {
      const before = chat.status === 'closed' ? { ...chat } : undefined;
      step();
      if (before) expect({ ...chat }).toEqual(before);
    }));

  it('nobody has a waiting chat, an offered one is offered to somebody, an active one is with somebody who is among those who ever had it', () =>
    always((chat, step) => {
      step();
      const { agentId, agentIds, offeredTo } = chat;
      if (chat.status === 'queued') expect([agentId, offeredTo]).toEqual([null, null]);
      if (chat.status === 'offered') expect([agentId, offeredTo]).toEqual([null, expect.any(String)]);
      if (chat.status === 'active') expect(agentIds).toContain(agentId);
      if (chat.status === 'closed') expect(offeredTo).toBeNull();
      expect(new Set(chat.agentIds).size).toBe(chat.agentIds.length);
    }));

  it('on hold it has an agent and an end, waits for no answer but one asked since, and is due never', () =>
    always((chat, step) => {
      step();
      expect(chat.hold === null).toBe(chat.holdEndsAt === null);
      if (chat.isOnHold) expect([chat.agentId, chat.awaited()]).toEqual([expect.any(String), null]);
    }));

  /** To be offered or put aside and then moved takes three steps in a row, which few runs of a hundred have. */
  it('what may be absent is there only in its statuses, and goes with the agent where it is said to', () =>
    always(
      (chat, step) => {
        const { agentId } = chat;
        step();
        const there = (Object.keys(MAY_BE_THERE) as Nullable[]).filter((name) => chat[name] !== null);
        expect(there.filter((name) => !MAY_BE_THERE[name].in.includes(chat.status))).toEqual([]);
        if (agentId !== null && chat.agentId !== agentId) expect(there.filter((name) => MAY_BE_THERE[name].endsWithItsAgent)).toEqual([]);
      },
      inForm({ full: 1_000, short: 400 }),
    ));

  it('what it refuses leaves no trace, and what it does is recorded', () =>
    always((chat, step) => {
      chat.releaseEvents();
      const before = stateOf(chat);
      const wasDone = step();
      const changed = stateOf(chat) !== before;
      expect(changed && !wasDone).toBe(false);
      expect(chat.releaseEvents().length > 0).toBe(changed);
    }));
});

/** Without what is on its way to the log and to the transcript. */
function stateOf(chat: Chat): string {
  return JSON.stringify(chat, (key, value: unknown) => (key === 'recorded' || key === 'posted' ? undefined : value));
}
