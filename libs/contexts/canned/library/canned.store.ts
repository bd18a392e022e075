import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { type DomainError, nameKey } from '#kernel';
import { type Audited, Collection, isUniqueViolation, Store, type Transaction } from '#platform';
import type { Author } from './domain/access';
import { cannedNotFound, shortcutTaken } from './domain/canned.errors';
import type { CannedFields } from './domain/canned.events';
import { CannedResponse } from './domain/canned-response';
import { SEEN, valuesOf } from './author';

export const CannedResponseSchema = new EntitySchema<CannedResponse>({
  name: 'CannedResponse',
  target: CannedResponse,
  tableName: 'canned_responses',
  columns: {
    id: { type: 'uuid', primary: true },
    title: { type: 'text' },
    shortcut: { type: 'text', nullable: true },
    shortcutKey: { type: 'text', name: 'shortcut_key', nullable: true },
    category: { type: 'text', nullable: true },
    categoryKey: { type: 'text', name: 'category_key', nullable: true },
    content: { type: 'text' },
    scope: { type: 'text' },
    ownerId: { type: 'uuid', name: 'owner_id', nullable: true },
    teamId: { type: 'uuid', name: 'team_id', nullable: true },
    search: { type: 'tsvector' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    deletedAt: { type: 'timestamptz', name: 'deleted_at', nullable: true },
  },
  indices: [
    { name: 'canned_shared_shortcut', columns: ['shortcutKey'], unique: true, where: "scope = 'shared' AND deleted_at IS NULL" },
    {
      name: 'canned_personal_shortcut',
      columns: ['ownerId', 'shortcutKey'],
      unique: true,
      where: "scope = 'personal' AND deleted_at IS NULL",
    },
    { name: 'canned_team_shortcut', columns: ['teamId', 'shortcutKey'], unique: true, where: "scope = 'team' AND deleted_at IS NULL" },
    { name: 'canned_shortcut', columns: ['shortcutKey'], where: 'deleted_at IS NULL' },
    { name: 'canned_category', columns: ['categoryKey'], where: 'deleted_at IS NULL' },
    { name: 'canned_search', columns: ['search'], synchronize: false },
  ],
});

/** Row of `canned_uses`: one message that was made from a canned response. */
export interface CannedUse {
  messageId: string;
  cannedResponseId: string;
  agentId: string;
  chatId: string;
  usedAt: Date;
  edited: boolean;
  /** Similarity of the sent text to the rendered one, 0–1. */
  similarity: number;
  /** Whether the use is included in the tallies. */
  tallied: boolean;
}

export const CannedUseSchema = new EntitySchema<CannedUse>({
  name: 'CannedUse',
  tableName: 'canned_uses',
  columns: {
    messageId: { type: 'uuid', name: 'message_id', primary: true },
    cannedResponseId: { type: 'uuid', name: 'canned_response_id' },
    agentId: { type: 'uuid', name: 'agent_id' },
    chatId: { type: 'uuid', name: 'chat_id' },
    usedAt: { type: 'timestamptz', name: 'used_at' },
    edited: { type: 'boolean' },
    similarity: { type: 'real' },
    tallied: { type: 'boolean' },
  },
  indices: [
    { name: 'canned_uses_of', columns: ['cannedResponseId', 'usedAt'] },
    { name: 'canned_uses_at', columns: ['usedAt'] },
    { name: 'canned_uses_untallied', columns: ['cannedResponseId'], where: 'NOT tallied' },
  ],
});

/** Row of `canned_tallies`: uses up to the last tally, by agent and in all. Without it, ranking would count all uses on every request. */
export interface CannedTally {
  cannedResponseId: string;
  /** Id of the agent; `EVERYBODY` for all agents together. */
  agentId: string;
  uses: number;
  lastUsedAt: Date;
}

export const EVERYBODY = '00000000-0000-0000-0000-000000000000';

export const CannedTallySchema = new EntitySchema<CannedTally>({
  name: 'CannedTally',
  tableName: 'canned_tallies',
  columns: {
    agentId: { type: 'uuid', name: 'agent_id', primary: true },
    cannedResponseId: { type: 'uuid', name: 'canned_response_id', primary: true },
    uses: { type: 'integer' },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at' },
  },
});

@Injectable()
export class CannedResponses extends Collection<CannedResponse> {
  protected override readonly audited: Audited<CannedResponse> = {
    target: 'canned_response',
    /** Personal ones are nobody else's business. */
    shows: ({ title, shortcut, category, content, scope, teamId, deletedAt }) =>
      scope === 'personal' ? {} : { title, shortcut, category, content, scope, teamId, deletedAt },
  };

  constructor(store: Store) {
    super(store, CannedResponseSchema);
  }

  /** Replaces the category by its first spelling among the responses that the author sees, so that spellings do not multiply. */
  async inKnownCategory<F extends Partial<CannedFields>>(tx: Transaction, author: Author, fields: F, exceptId?: string): Promise<F> {
    if (fields.category == null) return fields;
    const [first] = await tx.query<{ category: string }>(
      `select r.category from canned_responses r where ${SEEN} and r.category_key = $4 and r.deleted_at is null and r.id is distinct from $5::uuid
       order by r.created_at, r.id limit 1`,
      [...valuesOf(author), nameKey(fields.category), exceptId ?? null],
    );
    return { ...fields, ...first };
  }

  protected missing(): DomainError {
    return cannedNotFound();
  }
}

/**
 * Turns a violation of the unique index on shortcuts into its domain error: a check before the write cannot exclude a race.
 * @throws DomainError `canned.shortcut_taken`
 */
export async function withFreeShortcut<T>(shortcut: string | null, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? shortcutTaken(shortcut) : error;
  }
}
