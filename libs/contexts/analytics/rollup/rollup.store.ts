import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { COUNTED, type CountedFigure, DURATIONS } from './chat-figures';

/** Fact: what happened in a chat, or to its customer. Rows are only added; `settled`: whether the figures include it. */
export interface ChatFact {
  id: string;
  chatId: string | null;
  customerId: string | null;
  at: Date;
  kind: string;
  agentId: string | null;
  fromAgentId: string | null;
  seq: number | null;
  detail: string | null;
  settled: boolean;
}

export const ChatFactSchema = new EntitySchema<ChatFact>({
  name: 'ChatFact',
  tableName: 'chat_facts',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'identity' as never },
    chatId: { type: 'uuid', name: 'chat_id', nullable: true },
    customerId: { type: 'uuid', name: 'customer_id', nullable: true },
    at: { type: 'timestamptz' },
    kind: { type: 'text' },
    agentId: { type: 'uuid', name: 'agent_id', nullable: true },
    fromAgentId: { type: 'uuid', name: 'from_agent_id', nullable: true },
    seq: { type: 'integer', nullable: true },
    detail: { type: 'text', nullable: true },
    settled: { type: 'boolean', default: false },
  },
  indices: [
    { name: 'chat_facts_chat', columns: ['chatId', 'at', 'id'] },
    { name: 'chat_facts_unsettled', columns: ['id'], where: 'NOT settled' },
  ],
});

/** Fact of an agent: its status, limit and taken seats from a moment on. */
export interface AgentFact {
  id: string;
  agentId: string;
  at: Date;
  status: string;
  activeChats: number;
  maxConcurrentChats: number;
  settled: boolean;
}

export const AgentFactSchema = new EntitySchema<AgentFact>({
  name: 'AgentFact',
  tableName: 'agent_facts',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'identity' as never },
    agentId: { type: 'uuid', name: 'agent_id' },
    at: { type: 'timestamptz' },
    status: { type: 'text' },
    activeChats: { type: 'integer', name: 'active_chats' },
    maxConcurrentChats: { type: 'integer', name: 'max_concurrent_chats' },
    settled: { type: 'boolean', default: false },
  },
  indices: [
    { name: 'agent_facts_agent', columns: ['agentId', 'at', 'id'] },
    { name: 'agent_facts_unsettled', columns: ['id'], where: 'NOT settled' },
  ],
});

const bigint: EntitySchemaColumnOptions = { type: 'bigint' };
/** Counts that came with a later version, which the one before does not write. */
const LATER: readonly CountedFigure[] = ['first_targets', 'first_targets_met', 'reply_targets', 'reply_targets_met'];
const counts = (type: 'integer' | 'bigint') =>
  Object.fromEntries(COUNTED.map((name) => [name, { type, ...(LATER.includes(name) && { default: 0 }) }] as const));
const optional = Object.fromEntries(DURATIONS.map((name) => [name, { type: 'bigint', nullable: true }] as const));

/** Figures of a chat as a whole (`agent_id` is `WHOLE`) and of each agent's part in it. Durations are in milliseconds. */
export const ChatFiguresSchema = new EntitySchema<Record<string, unknown>>({
  name: 'ChatFigures',
  tableName: 'chat_figures',
  columns: {
    chat_id: { type: 'uuid', primary: true },
    agent_id: { type: 'uuid', primary: true },
    created_at: { type: 'timestamptz' },
    priority: { type: 'text' },
    skills: { type: 'text', array: true },
    team_id: { type: 'uuid', nullable: true },
    tags: { type: 'text', array: true },
    close_reason: { type: 'text', nullable: true },
    ...counts('integer'),
    ...optional,
    responses: { type: 'bigint', array: true },
  },
  indices: [
    { name: 'chat_figures_created', columns: ['created_at', 'chat_id', 'agent_id'] },
    { name: 'chat_figures_agent', columns: ['agent_id', 'created_at', 'chat_id'] },
  ],
});

const PLACE: Record<string, EntitySchemaColumnOptions> = {
  grain: { type: 'text', primary: true },
  slot: { type: 'timestamptz', primary: true },
  dimension: { type: 'text', primary: true },
  key: { type: 'text', primary: true },
};

/** Roll-up of counts, by the quarter of an hour or the day (UTC) in which chats were created, and by one dimension. */
export const FigureRollupSchema = new EntitySchema<Record<string, unknown>>({
  name: 'FigureRollup',
  tableName: 'figure_rollups',
  columns: {
    ...PLACE,
    ...counts('bigint'),
    answered_within: bigint,
    abandoned_within: bigint,
    abandoned_short: bigint,
    within_ms: bigint,
    short_ms: bigint,
  },
  indices: [
    { name: 'figure_rollups_key', columns: ['dimension', 'key', 'grain', 'slot'] },
    // Fairness reads one number of each agent and day, out of this index alone.
    { name: 'figure_rollups_agent_days', columns: ['slot', 'key', 'started'], where: `grain = 'day' AND dimension = 'agent'` },
  ],
});

/** Roll-up of durations, by the same, as histograms; times in milliseconds. */
export const DurationRollupSchema = new EntitySchema<Record<string, unknown>>({
  name: 'DurationRollup',
  tableName: 'duration_rollups',
  columns: {
    ...PLACE,
    measure: { type: 'text', primary: true },
    count: bigint,
    total: bigint,
    shortest: bigint,
    longest: bigint,
    buckets: { type: 'smallint', array: true },
    counts: { type: 'bigint', array: true },
  },
  indices: [{ name: 'duration_rollups_key', columns: ['dimension', 'key', 'measure', 'grain', 'slot'] }],
});

const SPENT_TIME: Record<string, EntitySchemaColumnOptions> = {
  online_ms: bigint,
  occupied_ms: bigint,
  handling_ms: bigint,
  seats_taken_ms: bigint,
  seats_ms: bigint,
};

/** Time of an agent in a quarter of an hour, in milliseconds, up to the agent's last fact. */
export const AgentTimeSchema = new EntitySchema<Record<string, unknown>>({
  name: 'AgentTime',
  tableName: 'agent_time',
  columns: {
    agent_id: { type: 'uuid', primary: true },
    slot: { type: 'timestamptz', primary: true },
    ...SPENT_TIME,
  },
  indices: [{ name: 'agent_time_slot', columns: ['slot'] }],
});

/** Time of an agent in a day (UTC), in milliseconds: the sum of its quarters, once the day is over. */
export const AgentDaySchema = new EntitySchema<Record<string, unknown>>({
  name: 'AgentDay',
  tableName: 'agent_days',
  columns: { day: { type: 'timestamptz', primary: true }, agent_id: { type: 'uuid', primary: true }, ...SPENT_TIME },
});
