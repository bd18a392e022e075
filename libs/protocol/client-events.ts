import { clientEvent, type Nothing, type Snapshot } from './event';
import type { Ack } from './problem';
import type { AgentView, ColleagueView, Workload, WorkloadRow } from './views/agents';
import type { ChatView, SkillRequest } from './views/chats';
import type { JoinedChat, MessageView } from './views/messages';
import type { QueuePage, QueueRow } from './views/routing';
import type { AgentStatus, Resolution } from './words';

/** Cheap, and each is told to others: a client says at most every few seconds that somebody types. */
const TYPING = { perSecond: 5, holds: 10 };
/** Dear, since each brings what was missed; whoever comes back joins all of its chats at once. */
const JOINS = { perSecond: 10, holds: 50 };

/** Dear, since each brings a whole state; rare, since events keep it true. */
const WATCHES = { perSecond: 2, holds: 20 };

/** Every event a client may send, with what it says and what its ack holds; all others are nacked with `event.unknown`. */
export const clientEvents = {
  /** At most one of `afterSeq`, `beforeSeq` and `last`; `limit` is for the last two, and a number of `last` says it in one. */
  'chat.join': clientEvent<{ chatId: string; afterSeq?: number; beforeSeq?: number; last?: true | number; limit?: number }, JoinedChat>({
    does: 'hears a chat from now on, and is given what was missed, or a window of the transcript',
    from: 'customer',
    rate: JOINS,
  }),
  'chat.leave': clientEvent<{ chatId: string }>({ does: 'hears a chat no more', from: 'customer' }),
  'message.send': clientEvent<
    { chatId: string; clientMessageId: string; text?: string; attachmentIds?: string[]; cannedResponseId?: string },
    { message: MessageView }
  >({ does: 'says something; acked once it is stored', from: 'customer', rate: 'messages' }),
  'canned.send': clientEvent<
    { chatId: string; clientMessageId: string; cannedResponseId?: string; shortcut?: string },
    { message: MessageView }
  >({ does: 'sends a canned response, filled in', from: 'agent', rate: 'messages' }),
  'message.read': clientEvent<{ chatId: string; seq: number }>({ does: 'has read a chat so far', from: 'customer' }),
  typing: clientEvent<{ chatId: string; typing: boolean }>({
    does: 'types, or stopped; without a repeat within ten seconds the server says that it stopped',
    from: 'customer',
    rate: TYPING,
  }),
  'status.set': clientEvent<{ status: AgentStatus }, { agent: AgentView }>({ does: 'selects the own status', from: 'agent' }),
  activity: clientEvent<Nothing>({ does: 'is there', from: 'agent' }),
  /** Of agents, supervisors are given all that `GET /agents` shows them; `agents` is what everybody may see. */
  'agents.watch': clientEvent<{ watch: boolean }, { agents: ColleagueView[] } & Snapshot<ColleagueView | AgentView>>({
    does: 'watches all agents, or no more',
    from: 'agent',
    rate: WATCHES,
  }),
  'queue.watch': clientEvent<{ watch: boolean }, Snapshot<QueueRow> & Pick<QueuePage, 'total' | 'longestWaitSeconds'>>({
    does: 'watches the whole queue, or no more',
    from: 'agent',
    rate: WATCHES,
  }),
  'workload.watch': clientEvent<{ watch: boolean }, Snapshot<WorkloadRow> & Pick<Workload, 'totals'>>({
    does: 'watches the workload, or no more',
    from: 'supervisor',
    rate: WATCHES,
  }),
  'chat.claim': clientEvent<{ chatId: string }, { chat: ChatView }>({ does: 'takes a waiting chat', from: 'agent' }),
  'chat.accept': clientEvent<{ chatId: string }, { chat: ChatView }>({ does: 'accepts an offer', from: 'agent' }),
  'chat.decline': clientEvent<{ chatId: string; reason?: string | null }, { chat: ChatView }>({ does: 'declines an offer', from: 'agent' }),
  'chat.transfer': clientEvent<
    { chatId: string; agentId?: string; skills?: SkillRequest[]; note?: string | null; ask?: boolean },
    { chat: ChatView }
  >({ does: 'gives a chat to an agent, or back to the queue', from: 'agent' }),
  'chat.close': clientEvent<{ chatId: string; resolution?: Resolution }, { chat: ChatView }>({ does: 'ends a chat', from: 'customer' }),
};

export type ClientEventName = keyof typeof clientEvents;
type Types<N extends ClientEventName> = NonNullable<(typeof clientEvents)[N]['types']>;
/** What a client says with an event. */
export type RequestOf<N extends ClientEventName> = Types<N>['payload'];
/** What its ack holds. */
export type ReplyOf<N extends ClientEventName> = Types<N>['answer'];

export const CLIENT_EVENTS = Object.keys(clientEvents) as ClientEventName[];

/** The events as Socket.IO wants them typed. */
export type ClientEvents = { [N in ClientEventName]: (payload: RequestOf<N>, ack: (answer: Ack<ReplyOf<N>>) => void) => void };
