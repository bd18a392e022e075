import type { SeatFact } from '../../../kit/assignment-replay';
import type { Entry } from '../history';
import { check, INVARIANTS, type InvariantName } from './check';
import type { Stored, StoredMessage } from './stored';

const CHAT = 'chat';
const [CLEO, ANA, BO] = ['cleo', 'ana', 'bo'];
const SECOND = 1_000;
const HEALED = 20 * SECOND;

type Recorded = Entry extends infer E ? (E extends { at: number } ? Omit<E, 'at'> & { at?: number } : never) : never;
const entry = (recorded: Recorded): Entry => ({ at: HEALED, ...recorded });
const by = (account: string) => ({ who: `${account}.1`, account });
const message = (seq: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  ...{
    chatId: CHAT,
    seq,
    id: `id-${seq}`,
    senderId: CLEO,
    clientMessageId: `c-${seq}`,
    text: `word ${seq}`,
    notice: null,
    at: seq * SECOND,
  },
  ...more,
});
const notice = (seq: number, type: string, agentId?: string): StoredMessage =>
  message(seq, { senderId: null, clientMessageId: null, text: type, notice: { type, ...(agentId && { agent: { id: agentId } }) } });

const wrote = (seq: number) => entry({ type: 'wrote', ...by(CLEO), chatId: CHAT, clientMessageId: `c-${seq}`, text: `word ${seq}` });
const acked = (seq: number) => entry({ type: 'acked', ...by(CLEO), chatId: CHAT, clientMessageId: `c-${seq}`, id: `id-${seq}`, seq });
const shown = (account: string, seq: number) => entry({ type: 'shown', ...by(account), chatId: CHAT, id: `id-${seq}`, seq });
const heard = (account: string, seq: number, at = HEALED) =>
  entry({ type: 'heard', ...by(account), event: 'message.created', chatId: CHAT, seq, at });
const looked = (at: number, seen: { waitingBesideTheFree?: string[]; unattended?: string[] }) =>
  entry({ type: 'looked', waitingBesideTheFree: [], unattended: [], ...seen, at });
const rested = (when: 'before' | 'after', heapBytes: number, descriptors: number) =>
  entry({ type: 'rested', when, node: 'node 1', heapBytes, descriptors });
const assigned = (chatId: string, agentId: string): SeatFact => ({ type: 'ChatAssigned', data: { chatId, agentId } });

/** Cleo wrote twice to Ana, who has the chat since the first message; a fault came and went. */
const HISTORY: Entry[] = [
  entry({ type: 'started', ...by(CLEO), chatId: CHAT }),
  rested('before', 50_000_000, 60),
  entry({ type: 'fault', is: 'begun', at: SECOND }),
  ...[2, 3].flatMap((seq) => [wrote(seq), acked(seq)]),
  ...[CLEO, ANA].flatMap((account) => [1, 2, 3].flatMap((seq) => [heard(account, seq), shown(account, seq)])),
  entry({ type: 'asked', ...by(ANA), what: 'status.set', code: 'service.unavailable', status: 503 }),
  entry({ type: 'ended', node: 'node 1', planned: true, how: 'SIGKILL' }),
  entry({ type: 'fault', is: 'healed' }),
  entry({ type: 'fault', is: 'recovered', at: HEALED + SECOND }),
  ...[CLEO, ANA].map((account) => entry({ type: 'followed', ...by(account), chatId: CHAT, seq: 3 })),
  rested('after', 60_000_000, 70),
];
const STORED: Stored = {
  messages: [notice(1, 'assigned', ANA), message(2), message(3)],
  chats: [{ id: CHAT, status: 'active', agentId: ANA, customerId: CLEO, lastSeq: 3 }],
  seats: [assigned(CHAT, ANA)],
  desks: [{ agentId: ANA, counted: 1, real: 1, room: 1 }],
  differences: [],
};

/** A run in which one thing is not as it should be. */
const run = ({
  plus = [],
  minus = () => false,
  stored = {},
}: {
  plus?: Entry[];
  minus?: (entry: Entry) => boolean;
  stored?: Partial<Stored>;
}) => check([...HISTORY.filter((each) => !minus(each)), ...plus], { ...STORED, ...stored });
const withMessages = (...messages: StoredMessage[]): Partial<Stored> => ({
  messages,
  chats: [{ ...STORED.chats[0]!, lastSeq: messages.length }],
});
const without = (type: Entry['type']) => (each: Entry) => each.type === type;
const seen = (what: 'waitingBesideTheFree' | 'unattended', from: number, until: number): Entry[] =>
  Array.from({ length: (until - from) / SECOND + 1 }, (_, i) => looked(from + i * SECOND, { [what]: ['c'] }));

const PLANTED: [InvariantName, string, Parameters<typeof run>[0]][] = [
  ['nothing acked is lost', 'an acked message that is not stored', { plus: [acked(4)] }],
  [
    'nothing acked is lost',
    'an acked message whose number another one has',
    { stored: withMessages(notice(1, 'assigned', ANA), message(2), message(3, { id: 'x' })) },
  ],
  ['nothing acked is lost', 'a message that was written, and neither stored nor refused', { plus: [wrote(4)] }],
  [
    'nothing acked is lost',
    'a chat that was started and is not there',
    { plus: [entry({ type: 'started', ...by(CLEO), chatId: 'gone' })] },
  ],
  [
    'nothing is doubled',
    'a message stored twice under one id',
    { stored: withMessages(...STORED.messages, message(4, { clientMessageId: 'c-3' })) },
  ],
  [
    'nothing is doubled',
    'a message stored twice under two ids',
    { stored: withMessages(...STORED.messages, message(4, { text: 'word 3' })) },
  ],
  ['nothing is doubled', 'a message shown twice', { plus: [shown(ANA, 3)] }],
  ['nothing is out of order', 'a gap in the numbers', { stored: { messages: [notice(1, 'assigned', ANA), message(2), message(4)] } }],
  ['nothing is out of order', 'messages stored in another order than written', { minus: without('wrote'), plus: [wrote(3), wrote(2)] }],
  [
    'nothing is out of order',
    'messages shown in another order',
    { minus: without('shown'), plus: [shown(ANA, 1), shown(ANA, 3), shown(ANA, 2)] },
  ],
  [
    'everybody is told in the end',
    'an agent who is not shown the last message',
    { minus: without('followed'), plus: [entry({ type: 'followed', ...by(ANA), chatId: CHAT, seq: 2 })] },
  ],
  ['never two agents', 'a chat given to a second agent', { stored: { seats: [...STORED.seats, assigned(CHAT, BO)] } }],
  ['never two agents', 'a chat in conversation with nobody', { stored: { chats: [{ ...STORED.chats[0]!, agentId: null }] } }],
  [
    'never over the limit',
    'an agent who once had two chats, and may have one',
    { stored: { seats: [...STORED.seats, assigned('other', ANA), { type: 'ChatClosed', data: { chatId: 'other' } }] } },
  ],
  [
    'nobody waits beside the free',
    'a chat that waits for eleven seconds',
    { plus: seen('waitingBesideTheFree', HEALED, HEALED + 11 * SECOND) },
  ],
  [
    'chats of the gone are settled',
    'a chat whose agent is gone for more than a minute',
    { plus: seen('unattended', HEALED, HEALED + 61 * SECOND) },
  ],
  ['rights hold', 'an agent who hears a chat of others', { plus: [heard(BO, 2)] }],
  [
    'rights hold',
    'a customer who hears a chat of others',
    { plus: [entry({ type: 'heard', ...by('dora'), event: 'typing', chatId: CHAT })] },
  ],
  [
    'rights hold',
    'an agent who hears what was written after the chat went to another, in a fault',
    { stored: withMessages(notice(1, 'assigned', ANA), notice(2, 'transferred', BO), message(3, { at: 13 * SECOND })) },
  ],
  [
    'rights hold',
    'an agent who hears what was written after the chat went to another, in calm',
    {
      stored: withMessages(
        notice(1, 'assigned', ANA),
        { ...notice(2, 'transferred', BO), at: HEALED + 11 * SECOND },
        message(3, { at: HEALED + 15 * SECOND }),
      ),
    },
  ],
  [
    'rights hold',
    'an agent who hears a message before the chat is theirs',
    {
      minus: without('heard'),
      plus: [heard(ANA, 1, 3 * SECOND)],
      stored: withMessages(message(1), message(2), notice(5, 'assigned', ANA)),
    },
  ],
  ['counters equal a recount', 'a counter of chats that is wrong', { stored: { desks: [{ agentId: ANA, counted: 0, real: 1, room: 1 }] } }],
  ['counters equal a recount', 'a counter of messages that is wrong', { stored: { chats: [{ ...STORED.chats[0]!, lastSeq: 2 }] } }],
  ['counters equal a recount', 'figures that differ from the facts', { stored: { differences: [{ what: 'quarters' }] } }],
  ['no unplanned exit', 'a node that ended by itself', { plus: [entry({ type: 'ended', node: 'node 2', planned: false, how: 'code 1' })] }],
  [
    'no internal error',
    'a refusal without a reason',
    { plus: [entry({ type: 'asked', ...by(ANA), what: 'chat.close', code: 'internal', status: 500 })] },
  ],
  ['all is well again', 'people who are not served again', { minus: (each) => each.type === 'fault' && each.is === 'recovered' }],
  [
    'memory and descriptors come to rest',
    'memory that stays',
    { minus: without('rested'), plus: [rested('before', 5e7, 60), rested('after', 2e8, 60)] },
  ],
  [
    'memory and descriptors come to rest',
    'descriptors that stay',
    { minus: without('rested'), plus: [rested('before', 5e7, 60), rested('after', 5e7, 900)] },
  ],
];

describe('The checker of histories', () => {
  it('finds nothing where all is well', () => {
    expect(run({})).toEqual({});
  });

  it.each<[string, Parameters<typeof run>[0]]>([
    ['a message of somebody who left before it was answered', { plus: [wrote(4), entry({ type: 'left', ...by(CLEO) })] }],
    ['a chat that waits while the fault lasts', { plus: seen('waitingBesideTheFree', 0, HEALED) }],
    [
      'different chats that wait one after the other',
      {
        plus: [
          ...seen('waitingBesideTheFree', HEALED, HEALED + 9 * SECOND),
          looked(HEALED + 10 * SECOND, {}),
          ...seen('waitingBesideTheFree', HEALED + 11 * SECOND, HEALED + 20 * SECOND),
        ],
      },
    ],
    [
      'what was written before an agent got the chat, heard afterwards',
      { stored: withMessages(message(1), message(2), notice(3, 'assigned', ANA)), minus: without('shown'), plus: [] },
    ],
    [
      'what an agent hears of a chat that went on, having asked for it',
      {
        plus: [entry({ type: 'joined', ...by(ANA), chatId: CHAT, at: 8 * SECOND })],
        stored: withMessages(notice(1, 'assigned', ANA), notice(2, 'transferred', BO), message(3, { at: 13 * SECOND })),
      },
    ],
    [
      'what a node told before it could know that the chat has moved',
      { stored: withMessages(notice(1, 'assigned', ANA), notice(2, 'requeued'), message(3, { at: 5 * SECOND })) },
    ],
  ])('finds nothing wrong with %s', (_, change) => {
    const { 'nothing acked is lost': _lost, ...found } = run(change);
    expect(found).toEqual({});
  });

  it.each(PLANTED)('“%s” goes red by %s', (invariant, _, change) => {
    expect(Object.keys(run(change))).toContain(invariant);
  });

  it('each invariant is seen to go red', () => {
    expect(Object.keys(INVARIANTS).filter((name) => !PLANTED.some(([invariant]) => invariant === name))).toEqual([]);
  });
});
