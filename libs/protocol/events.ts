import type { Ack } from './problem';
import type { AttachmentView, MessageView, NoteView } from './message-views';
import type { AgentStatus, AgentView, ChatSkill, ChatView, ColleagueView, QueueEntry, QueuePage, StatusReason, WaitRange, WorkloadRow } from './views';

export interface AgentStatusPayload {
  agentId: string;
  status: AgentStatus;
  selectedStatus: AgentStatus;
  /** Left out for agents who watch their colleagues. */
  statusReason?: StatusReason;
  statusSince: string;
  activeChats: number;
  maxConcurrentChats: number;
}

/** What was missed of a chat. */
export interface JoinedChat {
  chat: ChatView;
  /** In order, at most 1,000. */
  messages: MessageView[];
  hasMore: boolean;
  /** The numbers up to `afterSeq` whose messages were taken back, whenever that was. */
  deleted: number[];
}

export interface ServerEvents {
  ready: { agent: AgentView; chats: ChatView[]; queue: Pick<QueuePage, 'data' | 'total'> } | { chats: ChatView[] };
  'queue.changed': {
    added: QueueEntry[];
    removed: { chatId: string; reason: string }[];
    total: number;
    longestWaitSeconds: number;
  };
  'queue.position': { chatId: string; position: number; estimatedWaitSeconds: WaitRange | null };
  'chat.assigned': { chat: ChatView; agent: { id: string; name: string } };
  'chat.offered': { chat: ChatView; expiresAt: string };
  'chat.offer_ended': { chatId: string; reason: string };
  /** `toAgentId` is null when it went back to the queue; the customer gets no note. */
  'chat.transferred': { chat: ChatView; fromAgentId: string; toAgentId: string | null; note?: string | null };
  'chat.closed': { chat: ChatView };
  'chat.updated': { chat: ChatView };
  'message.created': { message: MessageView };
  'message.deleted': { chatId: string; messageId: string; seq: number };
  'message.read': { chatId: string; readerId: string; seq: number };
  /** A file that was held is ready or blocked now; `seq` is its message's, null while it was not sent. */
  'attachment.updated': { chatId: string; seq: number | null; attachment: AttachmentView };
  'note.created': { chatId: string; note: NoteView };
  typing: { chatId: string; senderId: string; senderType: 'agent' | 'customer'; typing: boolean };
  'agent.status': AgentStatusPayload;
  'workload.changed': WorkloadRow;
}

export interface ClientEvents {
  'chat.join': (payload: { chatId: string; afterSeq?: number }, ack: (answer: Ack<JoinedChat>) => void) => void;
  'chat.leave': (payload: { chatId: string }, ack: (answer: Ack<object>) => void) => void;
  'message.send': (
    payload: { chatId: string; clientMessageId: string; text?: string; attachmentIds?: string[]; cannedResponseId?: string },
    ack: (answer: Ack<{ message: MessageView }>) => void,
  ) => void;
  'canned.send': (
    payload: { chatId: string; clientMessageId: string; cannedResponseId?: string; shortcut?: string },
    ack: (answer: Ack<{ message: MessageView }>) => void,
  ) => void;
  'message.read': (payload: { chatId: string; seq: number }, ack: (answer: Ack<object>) => void) => void;
  typing: (payload: { chatId: string; typing: boolean }, ack: (answer: Ack<object>) => void) => void;
  'status.set': (payload: { status: AgentStatus }, ack: (answer: Ack<{ agent: AgentView }>) => void) => void;
  'agents.watch': (payload: { watch: boolean }, ack: (answer: Ack<{ agents: ColleagueView[] }>) => void) => void;
  activity: (payload: object, ack: (answer: Ack<object>) => void) => void;
  'chat.claim': (payload: { chatId: string }, ack: (answer: Ack<{ chat: ChatView }>) => void) => void;
  'chat.accept': (payload: { chatId: string }, ack: (answer: Ack<{ chat: ChatView }>) => void) => void;
  'chat.decline': (payload: { chatId: string; reason?: string }, ack: (answer: Ack<{ chat: ChatView }>) => void) => void;
  'chat.transfer': (
    payload: { chatId: string; agentId?: string; skills?: ChatSkill[]; note?: string; ask?: boolean },
    ack: (answer: Ack<{ chat: ChatView }>) => void,
  ) => void;
  'chat.close': (payload: { chatId: string; resolution?: 'resolved' | 'unresolved' }, ack: (answer: Ack<{ chat: ChatView }>) => void) => void;
}

/** Every event a client may send; all others are nacked with `event.unknown`. */
export const CLIENT_EVENTS = [
  'chat.join',
  'chat.leave',
  'message.send',
  'canned.send',
  'message.read',
  'typing',
  'status.set',
  'activity',
  'agents.watch',
  'chat.claim',
  'chat.accept',
  'chat.decline',
  'chat.transfer',
  'chat.close',
] as const satisfies (keyof ClientEvents)[];
