import fc from 'fast-check';
import { type Actor, DomainError, revive, SYSTEM } from '#kernel';
import type { ChatStatus, ChatStep, Priority } from '#protocol';
import { CHAT_STATUSES, CHAT_TRANSITIONS, chatStatusAfter } from '#words';
import { given } from '../../../../kernel/testing/given';
import { mustTakePart, type Viewer } from './access';
import { Chat } from './chat';
import {
  ChatAssigned,
  ChatClosed,
  ChatOfferAccepted,
  ChatOffered,
  ChatOfferEnded,
  ChatQueued,
  ChatRequeued,
  ChatTransferred,
  MessagePosted,
} from './chat.events';
import { POST_READS } from './conversation';
import { ChatTicketOpened } from './labels.events';
import type { Sender } from './message';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const CLEO: Actor = { type: 'customer', id: 'cleo' };
const ANA: Actor = { type: 'agent', id: 'ana' };
const cleo: Sender = { type: 'customer', id: 'cleo', name: 'Cleo' };
const ana: Sender = { type: 'agent', id: 'ana', name: 'Ana' };

const newChat = (priority: Priority = 'normal') =>
  new Chat({ id: 'chat', customerId: 'cleo', subject: null, skills: [], priority, metadata: {} }, CLEO, at(0));
const text = (id: string) => ({ id, clientMessageId: id, text: 'Hello', attachments: [], cannedResponseId: null });
const says = (sender: Sender, second: number) => (chat: Chat) => chat.post(sender, text(`${second}`), at(second));
const goesTo = (agentId: string) => (chat: Chat) => chat.assignTo(agentId, SYSTEM, 'routed', at(5));
const isOffered = (agentId: string) => (chat: Chat) => chat.offerTo(agentId, at(30), SYSTEM);
const acceptedBy =
  (agentId: string, second = 29) =>
  (chat: Chat) =>
    chat.accept(agentId, at(second));
const movesTo = (agentId: string) => (chat: Chat) => chat.transferTo(agentId, ANA, 'Knows more', at(6));
/** Closes after 40 s of quiet, and says so 10 s before. */
const looksIn = (second: number) => (chat: Chat) => chat.endIfQuiet({ closeAfterMs: 40_000, warningMs: 10_000 }, SYSTEM, at(second));
const closesBy = (by: Actor, reason: 'agent' | 'customer') => (chat: Chat) => chat.close(by, reason, null, at(9));

describe('A chat', () => {
  it('waits from the moment it is started', () => {
    const chat = newChat('high');
    expect(chat.releaseEvents()).toEqual([new ChatQueued('chat', 'cleo', 'high', CLEO)]);
    expect(chat).toMatchObject({ status: 'queued', agentId: null, lastSeq: 0, queuedAt: at(0) });
  });

  it('goes to an agent who keeps it', () => {
    given(newChat())
      .when(goesTo('ana'))
      .records([ChatAssigned, { agentId: 'ana', by: SYSTEM, reason: 'routed' }]);
    given(newChat(), goesTo('ana')).when(goesTo('ben')).refuses('chat.already_assigned');
    given(newChat(), closesBy(CLEO, 'customer')).when(goesTo('ana')).refuses('chat.closed');
  });

  it('waits again, with the age it had, when its agent is gone', () => {
    const chat = newChat();
    given(chat, goesTo('ana'))
      .when((it) => it.requeue(SYSTEM, 'agent_gone', at(7)))
      .records([ChatRequeued, { fromAgentId: 'ana' }]);
    expect(chat).toMatchObject({ status: 'queued', agentId: null, agentIds: ['ana'], queuedAt: at(0) });
    given(newChat())
      .when((it) => it.requeue(SYSTEM, 'agent_gone', at(7)))
      .refuses('chat.not_active');
  });

  it('is given by one agent to another, who has it then', () => {
    given(newChat(), goesTo('ana'))
      .when(movesTo('ben'))
      .records([ChatTransferred, { fromAgentId: 'ana', toAgentId: 'ben', note: 'Knows more' }]);
    given(newChat()).when(movesTo('ben')).refuses('chat.not_active');
  });

  it('passes over whoever gave it back, until somebody else has had it', () => {
    const chat = newChat();
    given(chat, goesTo('ana'), (it) => it.requeue(ANA, 'transferred', at(7)));
    expect(chat.excludedAgentIds).toEqual(['ana']);
    given(chat, goesTo('ben'));
    expect(chat.excludedAgentIds).toEqual([]);
  });

  it('was assigned by version 1 of the event, which named the excluded agents otherwise', () => {
    const logged = { chatId: 'c', agentId: 'ben', asked: { priority: 'normal', passedOver: ['ana'] } };
    expect(revive(ChatAssigned, logged).asked).toEqual({ priority: 'normal', excludedAgentIds: ['ana'] });
  });

  it('is offered to one agent at a time, who has it on accepting in time', () => {
    given(newChat())
      .when(isOffered('ana'))
      .records([ChatOffered, { agentId: 'ana', fromAgentId: null }]);
    given(newChat(), isOffered('ana')).when(isOffered('ben')).refuses('chat.already_assigned');
    given(newChat(), isOffered('ana')).when(acceptedBy('ben')).refuses('offer.ended');
    given(newChat(), isOffered('ana')).when(acceptedBy('ana', 30)).refuses('offer.ended');
    given(newChat(), isOffered('ana'))
      .when(acceptedBy('ana'))
      .records([ChatOfferAccepted], [ChatAssigned, { agentId: 'ana', reason: 'accepted' }]);
  });

  it('stays with its agent while it is offered to another', () => {
    const chat = newChat();
    given(chat, goesTo('ana'))
      .when(isOffered('ben'))
      .records([ChatOffered, { agentId: 'ben', fromAgentId: 'ana' }]);
    expect(chat).toMatchObject({ status: 'active', agentId: 'ana' });
    given(chat)
      .when(acceptedBy('ben'))
      .records([ChatOfferAccepted], [ChatTransferred, { fromAgentId: 'ana', toAgentId: 'ben' }]);
  });

  it('waits again when the offer is declined', () => {
    const chat = newChat();
    given(chat, isOffered('ana'))
      .when((it) => it.endOffer('declined', ANA, at(8), 'Lunch'))
      .records([ChatOfferEnded, { reason: 'declined', waits: true }]);
    expect(chat).toMatchObject({ status: 'queued', declinedBy: ['ana'], turnedDownAt: { ana: at(8).toISOString() }, offeredTo: null });
    given(chat)
      .when((it) => it.endOffer('expired', SYSTEM, at(8)))
      .recordsNothing();
  });

  it('is abandoned by a customer who closes it while waiting, and closed by one who was served', () => {
    given(newChat())
      .when(closesBy(CLEO, 'customer'))
      .records([ChatClosed, { reason: 'abandoned', wasWaiting: true, agentId: null }]);
    given(newChat(), goesTo('ana'))
      .when(closesBy(CLEO, 'customer'))
      .records([ChatClosed, { reason: 'customer', wasWaiting: false, agentId: 'ana' }]);
  });

  it('ends once', () => {
    given(newChat(), goesTo('ana'), closesBy(ANA, 'agent')).when(closesBy(ANA, 'agent')).refuses('chat.closed');
    given(newChat(), closesBy(ANA, 'agent')).when(says(cleo, 10)).refuses('chat.closed');
  });

  it('has one ticket, which may be opened after the close', () => {
    const opens = (ticketId: string) => (chat: Chat) => chat.openTicket(ticketId, ANA);
    given(newChat(), goesTo('ana'))
      .when(opens('t1'))
      .records([ChatTicketOpened, { agentId: 'ana', ticketId: 't1', by: ANA }]);
    given(newChat(), goesTo('ana'), closesBy(ANA, 'agent'))
      .when(opens('t1'))
      .records([ChatTicketOpened, { ticketId: 't1' }]);
    given(newChat(), opens('t1')).when(opens('t2')).refuses('chat.ticket_exists');
  });

  it('logs that there was a message, but not its text', () => {
    const posted = given(newChat(), says(cleo, 1)).when(says(ana, 2));
    posted.records([MessagePosted, { seq: 2, message: { text: 'Hello' } }]);
    expect(new MessagePosted('chat', 'cleo', null, 'id', 1, { text: 'Hello' } as never).toLog()).not.toHaveProperty('message');
  });

  it('knows the first response, and since when its customer waits for an answer', () => {
    const chat = newChat();
    given(chat, goesTo('ana'), says(cleo, 6), says(cleo, 7));
    expect(chat).toMatchObject({ awaitingReplySince: at(6), firstResponseAt: null });
    given(chat, says(ana, 8), says(ana, 9));
    expect(chat).toMatchObject({ awaitingReplySince: null, firstResponseAt: at(8), lastMessageAt: at(9) });
  });
});

type Nullable = { [K in keyof Chat]: null extends Chat[K] ? K : never }[keyof Chat];

/** Everything of a chat that may be absent: in which statuses it may be there, and whether it is so still when another agent has the chat. */
const MAY_BE_THERE: Record<Nullable, { in: readonly ChatStatus[]; endsWithItsAgent?: true }> = {
  agentId: { in: ['active', 'closed'] },
  assignedAt: { in: ['active', 'closed'] },
  offeredTo: { in: ['offered', 'active'], endsWithItsAgent: true },
  offerExpiresAt: { in: ['offered', 'active'], endsWithItsAgent: true },
  offerNote: { in: ['offered', 'active'], endsWithItsAgent: true },
  hand: { in: ['active'], endsWithItsAgent: true },
  closedAt: { in: ['closed'] },
  closeReason: { in: ['closed'] },
  resolution: { in: ['closed'] },
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
  locale: { in: CHAT_STATUSES },
  page: { in: CHAT_STATUSES },
};

/** What was recorded and not released yet. */
const NOT_STORED = ['recorded', 'posted', 'noted'];

describe('The table of transitions', () => {
  const inStatus: Record<ChatStatus, ((chat: Chat) => unknown)[]> = {
    queued: [],
    offered: [isOffered('ben')],
    active: [goesTo('ana')],
    closed: [closesBy(CLEO, 'customer')],
  };
  const steps: Record<ChatStep, (chat: Chat) => unknown> = {
    assign: goesTo('ben'),
    offer: isOffered('ben'),
    accept: acceptedBy('ben'),
    end_offer: (chat) => chat.endOffer('expired', SYSTEM, at(8)),
    transfer: movesTo('ben'),
    requeue: (chat) => chat.requeue(SYSTEM, 'agent_gone', at(7)),
    post: says(cleo, 20),
    prioritise: (chat) => chat.prioritise('urgent', ANA, at(7)),
    hand: (chat) => chat.raiseHand('Help', at(7)),
    follow_skill: (chat) => chat.followSkill('billing', 'invoices'),
    close: closesBy(ANA, 'agent'),
    rate: (chat) => chat.rate({ score: 5, comment: null }),
  };
  const cases = CHAT_STATUSES.flatMap((status) => (Object.keys(steps) as ChatStep[]).map((step) => [step, status] as const));

  it.each(cases)('holds for %s when the chat is %s', (step, status) => {
    const chat = newChat();
    given(chat, ...inStatus[status]);
    if (status === 'active' && (step === 'accept' || step === 'end_offer')) isOffered('ben')(chat);
    chat.releaseEvents();
    const next = chatStatusAfter(status, step);
    const wasDone = done(() => steps[step](chat));
    expect(chat.status).toBe(next ?? status);
    // To end the offer of a chat that is offered to nobody does nothing.
    if (step !== 'end_offer') expect(wasDone).toBe(next !== undefined);
    expect(chat.releaseEvents().length > 0).toBe(next !== undefined);
  });
});

describe('Whatever is asked of a chat', () => {
  const steps: Record<string, (chat: Chat) => unknown> = {
    'the customer writes': says(cleo, 20),
    'the agent writes': says(ana, 21),
    'its agent asks for help': (chat) => chat.raiseHand('Help', at(7)),
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
    const never = ['id', 'subject', 'metadata', 'createdAt', 'previousChatId', 'locale'];
    const [date, list] = [new Date(0), ['x']];
    const changes: Partial<Chat> = {
      status: 'closed',
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
      closedAt: date,
      closeReason: 'agent',
      customerGone: true,
      resolution: 'resolved',
      ticketId: 'x',
      hand: { raisedAt: '2026-01-01T12:00:00Z', note: 'x' },
      lastMessageAt: date,
      readUpTo: { x: 1 },
      tags: list,
      rating: { score: 1, comment: null },
      page: { url: 'https://shop.example/', title: null, referrer: null },
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
      [{ type: 'staff', id: 'ana', oversees: false }, ana],
      [
        { type: 'staff', id: 'sue', oversees: true },
        { ...ana, id: 'sue' },
      ],
    ];
    const outcome = (chat: Chat, [who, sender]: (typeof askers)[number]) => {
      const allowed = done(() => (mustTakePart(who, chat), says(sender, 40)(chat)));
      const { status, agentId, lastSeq, firstResponseAt, awaitingReplySince, lastMessageAt } = chat;
      return allowed ? { status, agentId, lastSeq, firstResponseAt, awaitingReplySince, lastMessageAt } : { allowed };
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

  /** To be offered or put aside and then moved takes three steps in a row, which few runs of a hundred have. */
  it('what may be absent is there only in its statuses, and goes with the agent where it is said to', () =>
    always((chat, step) => {
      const { agentId } = chat;
      step();
      const there = (Object.keys(MAY_BE_THERE) as Nullable[]).filter((name) => chat[name] !== null);
      expect(there.filter((name) => !MAY_BE_THERE[name].in.includes(chat.status))).toEqual([]);
      if (agentId !== null && chat.agentId !== agentId) expect(there.filter((name) => MAY_BE_THERE[name].endsWithItsAgent)).toEqual([]);
    }, 1_000));

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

/** Whether it was done; anything but a rule that forbids it is a bug. */
function done(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
