import { clientEvent, type Nothing, type Snapshot } from './event';
import type { Ack } from './problem';
import type { AgentView, ColleagueView, Workload, WorkloadRow } from './views/agents';
import type { Wall } from './views/analytics';
import type { ChatView, SkillRequest } from './views/chats';
import type { JoinedChat, MessageView, PersonName } from './views/messages';
import type { QueuePage, QueueRow } from './views/routing';
import type { TeamMembers } from './views/teams';
import type { AgentStatus, Resolution } from './words';

/** Typing signals are cheap, but each is relayed to others. A client needs to send only one every few seconds. */
const TYPING = { perSecond: 5, holds: 10 };
/**
 * A join is expensive because it loads the missed messages. The burst is high because a client that reconnects joins all its chats at once.
 */
const JOINS = { perSecond: 10, holds: 50 };

/** A page view writes to the chat and is told to everybody in it; people do not turn pages faster. */
const PAGE_VIEWS = { perSecond: 1, holds: 10 };

/** Watching is expensive because it loads a whole feed, and rarely needed because events then keep the feed up to date. */
const WATCHES = { perSecond: 2, holds: 20 };

/** Every event that a client may send, with the types of its payload and its ack. The server nacks any other name with `event.unknown`. */
export const clientEvents = {
  /**
   * `afterSeq`, `beforeSeq` and `last` exclude each other; `limit` applies to the last two, and `last: 50` is short for `last: true, limit:
   * 50`.
   */
  'chat.join': clientEvent<{ chatId: string; afterSeq?: number; beforeSeq?: number; last?: true | number; limit?: number }, JoinedChat>({
    does: 'subscribes to a chat, and returns the missed messages or a window of the transcript',
    from: 'customer',
    rate: JOINS,
  }),
  'chat.leave': clientEvent<{ chatId: string }>({ does: 'unsubscribes from a chat', from: 'customer' }),
  'message.send': clientEvent<
    { chatId: string; clientMessageId: string; text?: string; attachmentIds?: string[]; cannedResponseId?: string; replyTo?: string },
    { message: MessageView }
  >({ does: 'sends a message; the ack comes after the message is stored', from: 'customer', rate: 'messages' }),
  'canned.send': clientEvent<
    { chatId: string; clientMessageId: string; cannedResponseId?: string; shortcut?: string },
    { message: MessageView }
  >({ does: 'sends a canned response with its variables filled in', from: 'agent', rate: 'messages' }),
  'message.read': clientEvent<{ chatId: string; seq: number }>({ does: 'marks a chat as read up to `seq`', from: 'customer' }),
  /** `text` is for customers, of at most 1,000 characters: what they have typed so far. Without the setting `typingPreview` it is dropped. */
  typing: clientEvent<{ chatId: string; typing: boolean; text?: string }>({
    does: 'starts or stops the typing indicator; the server stops it after ten seconds without a repeat',
    from: 'customer',
    rate: TYPING,
  }),
  'page.view': clientEvent<{ url: string; title?: string | null }>({
    does: 'says which page the customer looks at now',
    from: 'customers-only',
    rate: PAGE_VIEWS,
  }),
  'status.set': clientEvent<{ status: AgentStatus }, { agent: AgentView }>({
    does: 'selects the status of the calling agent',
    from: 'agent',
  }),
  activity: clientEvent<Nothing>({ does: 'shows that the agent is active', from: 'agent' }),
  /** `data` holds whole agents (as in `GET /agents`) for supervisors, colleagues for agents; `agents` always holds colleagues. */
  'agents.watch': clientEvent<{ watch: boolean }, { agents: ColleagueView[] } & Snapshot<ColleagueView | AgentView>>({
    does: 'starts or stops watching all agents',
    from: 'agent',
    screens: true,
    rate: WATCHES,
  }),
  'queue.watch': clientEvent<{ watch: boolean }, Snapshot<QueueRow> & Pick<QueuePage, 'total' | 'longestWaitSeconds'>>({
    does: 'starts or stops watching the whole queue',
    from: 'agent',
    screens: true,
    rate: WATCHES,
  }),
  'workload.watch': clientEvent<{ watch: boolean }, Snapshot<WorkloadRow> & Pick<Workload, 'totals'>>({
    does: 'starts or stops watching the workload',
    from: 'supervisor',
    screens: true,
    rate: WATCHES,
  }),
  /** A `team.changed` says when to watch again. */
  'teams.watch': clientEvent<{ watch: boolean }, { data: TeamMembers[] }>({
    does: 'starts or stops watching the teams and who is in them',
    from: 'supervisor',
    screens: true,
    rate: WATCHES,
  }),
  /** `timeZone` (IANA, default UTC) says which day is today. */
  'wall.watch': clientEvent<{ watch: boolean; timeZone?: string }, Wall>({
    does: 'starts or stops watching the figures of today',
    from: 'supervisor',
    screens: true,
    rate: WATCHES,
  }),
  /** `visible` defaults to the setting `agentSeesWatchers`. */
  'chat.watch': clientEvent<{ chatId: string; watch: boolean; visible?: boolean }, { chat: ChatView; watchers: PersonName[] }>({
    does: 'starts or stops hearing an open chat without being in it; the chat’s agent is told when `visible`',
    from: 'supervisor',
    rate: JOINS,
  }),
  /** Its agent raises the hand; supervisors may lower it as well. */
  'chat.hand': clientEvent<{ chatId: string; raised: boolean; note?: string | null }, { chat: ChatView }>({
    does: 'asks supervisors for help in a chat, or no longer',
    from: 'agent',
  }),
  'chat.claim': clientEvent<{ chatId: string }, { chat: ChatView }>({ does: 'takes a waiting chat', from: 'agent' }),
  'chat.accept': clientEvent<{ chatId: string }, { chat: ChatView }>({ does: 'accepts an offer', from: 'agent' }),
  'chat.decline': clientEvent<{ chatId: string; reason?: string | null }, { chat: ChatView }>({ does: 'declines an offer', from: 'agent' }),
  'chat.transfer': clientEvent<
    { chatId: string; agentId?: string; skills?: SkillRequest[]; teamId?: string | null; note?: string | null; ask?: boolean },
    { chat: ChatView }
  >({ does: 'transfers a chat to an agent or back to the queue', from: 'agent' }),
  'chat.close': clientEvent<{ chatId: string; resolution?: Resolution }, { chat: ChatView }>({ does: 'closes a chat', from: 'customer' }),
};

export type ClientEventName = keyof typeof clientEvents;
type Types<N extends ClientEventName> = NonNullable<(typeof clientEvents)[N]['types']>;
/** The payload of a client event. */
export type RequestOf<N extends ClientEventName> = Types<N>['payload'];
/** The data in the ack of a client event. */
export type ReplyOf<N extends ClientEventName> = Types<N>['answer'];

export const CLIENT_EVENTS = Object.keys(clientEvents) as ClientEventName[];

/** The client events in the form in which Socket.IO expects its type parameter. */
export type ClientEvents = { [N in ClientEventName]: (payload: RequestOf<N>, ack: (answer: Ack<ReplyOf<N>>) => void) => void };
