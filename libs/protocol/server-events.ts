import { feedEvent, type RecordChange, serverEvent } from './event';
import type { AgentStatusPayload, AgentView, WorkloadRow } from './views/agents';
import type { Wall } from './views/analytics';
import type { ChatAgent, ChatView } from './views/chats';
import type { ContextSourceView, ContextView } from './views/context';
import type { AttachmentView, MessageTranslation, MessageView, NoteView, PersonName } from './views/messages';
import type { DueKind } from './views/targets';
import type { QueueEntry, QueuePage, QueueRow, WaitRange } from './views/routing';
import type { EscalationLevel, ResumeReason, SenderType, WaitReason } from './words';

type ReadyForStaff = { agent: AgentView; chats: ChatView[]; queue: Pick<QueuePage, 'data' | 'total'>; serverTime: string };
type ReadyForProgram = Omit<ReadyForStaff, 'agent'>;
type ReadyForCustomer = { chats: ChatView[]; serverTime: string };

/**
 * Every event that the server sends, with its payload and its audience. A webhook or AsyncAPI channel of the same name has the same
 * payload.
 */
export const serverEvents = {
  ready: serverEvent<ReadyForStaff | ReadyForProgram | ReadyForCustomer>({
    audience: 'the socket, after it connected and before any other event',
    webhook: false,
  }),
  /** `updated` are chats that stay in the queue and changed. */
  'queue.changed': feedEvent<{
    added: QueueEntry[];
    removed: { chatId: string; reason: string }[];
    updated: QueueEntry[];
    total: number;
    longestWaitSeconds: number;
  }>({ feed: 'queue', audience: 'staff', webhook: true }),
  'queue.updated': serverEvent<{ rows: Pick<QueueRow, 'chatId' | 'position' | 'weight' | 'estimatedWaitSeconds' | 'waitingFor'>[] }>({
    audience: 'staff who watch the queue, at most once a second',
    webhook: false,
  }),
  'queue.position': serverEvent<{
    chatId: string;
    position: number;
    estimatedWaitSeconds: WaitRange | null;
    waitingFor: WaitReason | null;
  }>({
    audience: 'the waiting customer',
    webhook: false,
  }),
  /** `context` is what is known of the customer so far. */
  'chat.assigned': serverEvent<{ chat: ChatView; agent: ChatAgent; context?: ContextView }>({
    audience: 'the agent, supervisors; the customer without the context',
    webhook: true,
  }),
  'chat.offered': serverEvent<{ chat: ChatView; expiresAt: string; context?: ContextView }>({ audience: 'the agent', webhook: true }),
  'chat.offer_ended': serverEvent<{ chatId: string; reason: string }>({ audience: 'the agent', webhook: true }),
  'chat.context_updated': serverEvent<{ chatId: string; source: ContextSourceView }>({ audience: 'staff in the chat', webhook: true }),
  /** `toAgentId` is null when the chat went back to the queue. */
  'chat.transferred': serverEvent<{ chat: ChatView; fromAgentId: string; toAgentId: string | null; note?: string | null }>({
    audience: 'both agents, supervisors; the customer without the note',
    webhook: true,
  }),
  /** Besides, `chat.updated` is sent, for whoever needs the new state alone; the customer's has no reason. */
  'chat.held': serverEvent<{ chat: ChatView }>({ audience: 'all in the chat, supervisors', webhook: true }),
  'chat.resumed': serverEvent<{ chat: ChatView; reason: ResumeReason }>({ audience: 'all in the chat, supervisors', webhook: true }),
  'chat.closed': serverEvent<{ chat: ChatView }>({ audience: 'all in the chat, supervisors', webhook: true }),
  'chat.updated': serverEvent<{ chat: ChatView }>({ audience: 'all in the chat, supervisors', webhook: true }),
  /** Everybody who watches visibly, the longest first; empty when nobody does any more. */
  'chat.watchers': serverEvent<{ chatId: string; watchers: PersonName[] }>({
    audience: 'the agent, of those who watch visibly',
    webhook: false,
  }),
  /** Everybody of the staff who looks at the chat, the receiver too; empty when it waits no longer. */
  'chat.viewers': serverEvent<{ chatId: string; viewers: PersonName[] }>({
    audience: 'staff who look at a waiting chat',
    webhook: false,
  }),
  /** `note` and `raisedAt` are null once the hand is lowered, by hand or because the chat left its agent. */
  'chat.hand_changed': serverEvent<{ chatId: string; agentId: string; raised: boolean; note: string | null; raisedAt: string | null }>({
    audience: 'the agent, supervisors',
    webhook: true,
  }),
  /** Once for each time at which a chat is due. */
  'chat.due_soon': serverEvent<{ chatId: string; kind: DueKind; dueAt: string }>({ audience: 'the agent, supervisors', webhook: true }),
  'chat.overdue': serverEvent<{ chatId: string; kind: DueKind; dueAt: string }>({ audience: 'the agent, supervisors', webhook: true }),
  /** Nobody has answered the customer `since`; once for each level and each time since which somebody waits. */
  'chat.escalated': serverEvent<{ chatId: string; level: EscalationLevel; since: string }>({
    audience:
      'the agent, whoever is offered the chat; by level the members of its team who are online, supervisors; of them those who may see it',
    webhook: true,
  }),
  'chat.unread_changed': serverEvent<{ chatId: string; markedUnread: boolean }>({
    audience: 'the agent, who marked the chat unread or looked at it again',
    webhook: false,
  }),
  /** `dueAt`: by when the customer is to be answered, or null; for staff, where there are targets. */
  'message.created': serverEvent<{ message: MessageView; dueAt?: string | null }>({
    audience: 'all in the chat; the customer without `dueAt`',
    webhook: true,
  }),
  /** Its place and its time are what they were. */
  'message.edited': serverEvent<{ message: MessageView }>({ audience: 'all in the chat', webhook: true }),
  /** The message stays as it is. `text` is null where the translator was asked in vain (`status` is `failed`). */
  'message.translated': serverEvent<{ chatId: string; messageId: string; seq: number } & MessageTranslation>({
    audience: 'staff in the chat; its customer too, of messages of staff',
    webhook: true,
  }),
  'message.deleted': serverEvent<{ chatId: string; messageId: string; seq: number }>({ audience: 'all in the chat', webhook: true }),
  'message.read': serverEvent<{ chatId: string; readerId: string; seq: number }>({ audience: 'all in the chat', webhook: true }),
  /** A held file has become ready or blocked. `seq` belongs to the message with the file, and is null before that message is sent. */
  'attachment.updated': serverEvent<{ chatId: string; seq: number | null; attachment: AttachmentView }>({
    audience: 'all in the chat; only the uploader before the file is sent',
    webhook: true,
  }),
  'note.created': serverEvent<{ chatId: string; note: NoteView }>({ audience: 'staff in the chat', webhook: true }),
  'mention.created': serverEvent<{ chatId: string; note: NoteView }>({
    audience: 'whoever a note addresses or mentions, but its author',
    webhook: true,
  }),
  'customer.presence': serverEvent<{ chatId: string; online: boolean; lastSeenAt: string }>({
    audience: 'staff in the chat',
    webhook: true,
  }),
  'customer.changed': serverEvent<RecordChange>({ audience: 'staff', webhook: true, gathered: true }),
  'ticket.changed': serverEvent<RecordChange>({ audience: 'staff', webhook: true, gathered: true }),
  /** `deleted` also for those who may not see the response any more. */
  'canned.changed': serverEvent<RecordChange>({ audience: 'staff who may see the canned response', webhook: true, gathered: true }),
  /** `id` is the name of the setting. */
  'settings.changed': serverEvent<RecordChange>({ audience: 'staff who may read the setting', webhook: true, gathered: true }),
  /** `id` is null where members came and went: whose team it is, is told by the teams. */
  'team.changed': serverEvent<RecordChange>({ audience: 'staff, screens that watch the teams', webhook: true, gathered: true }),
  'hours.changed': serverEvent<RecordChange>({ audience: 'staff', webhook: true, gathered: true }),
  'webhook.changed': serverEvent<RecordChange>({ audience: 'admins', webhook: false, gathered: true }),
  /** `text` is what the customer has typed so far. */
  typing: serverEvent<{ chatId: string; senderId: string; senderType: Exclude<SenderType, 'system'>; typing: boolean; text?: string }>({
    audience: 'the others in the chat; only its agent with the text, where the setting `typingPreview` allows it',
    webhook: false,
  }),
  'agent.status': feedEvent<AgentStatusPayload>({
    feed: 'agents',
    audience: 'supervisors; the agent; agents who watch, without the reason',
    webhook: true,
  }),
  'wall.stats': serverEvent<Wall>({
    audience: 'supervisors who watch the wall, at most once a second, when it changed',
    webhook: false,
  }),
  'workload.changed': feedEvent<WorkloadRow>({ feed: 'workload', audience: 'supervisors', webhook: false }),
};

export type ServerEventName = keyof typeof serverEvents;
/** The events that a webhook may subscribe to. */
export const WEBHOOK_EVENTS = (Object.keys(serverEvents) as ServerEventName[]).filter((name) => serverEvents[name].webhook);
/** The payloads of the server events, as clients receive them. */
export type ServerEvents = { [N in ServerEventName]: NonNullable<(typeof serverEvents)[N]['types']>['payload'] };
/** The payloads of the server events as contexts pass them: without the revision that is added to feed events. */
export type ServerFacts = { [N in ServerEventName]: NonNullable<(typeof serverEvents)[N]['types']>['told'] };
