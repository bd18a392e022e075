import { Injectable } from '@nestjs/common';
import { EntitySchema } from 'typeorm';
import { type DomainError, nameKey } from '#kernel';
import { Collection, isUniqueViolation, Store, type Transaction } from '#platform';
import { cannedNotFound, shortcutTaken } from './domain/canned.errors';
import type { CannedFields } from './domain/canned.events';
import { CannedResponse } from './domain/canned-response';

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
    { name: 'canned_shortcut', columns: ['shortcutKey'], where: 'deleted_at IS NULL' },
    { name: 'canned_category', columns: ['categoryKey'], where: 'deleted_at IS NULL' },
    { name: 'canned_search', columns: ['search'], synchronize: false },
  ],
});

/** One message that was made from a canned response. */
export interface CannedUse {
  messageId: string;
  cannedResponseId: string;
  agentId: string;
  chatId: string;
  usedAt: Date;
  edited: boolean;
  /** Of the text that was sent to the one that was prepared, 0–1. */
  similarity: number;
  /** Whether the tallies have it. */
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

/** Uses up to the last tally, by agent and in all: counting them one by one would take ever longer. */
export interface CannedTally {
  cannedResponseId: string;
  /** `EVERYBODY` for all agents together. */
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
  constructor(store: Store) {
    super(store, CannedResponseSchema);
  }

  /** Fields with the category as it was first written, by somebody whose responses the author sees. */
  async inKnownCategory<F extends Partial<CannedFields>>(tx: Transaction, authorId: string, fields: F, exceptId?: string): Promise<F> {
    if (fields.category == null) return fields;
    const [first] = await tx.query<{ category: string }>(
      `select category from canned_responses where category_key = $1 and deleted_at is null and (scope = 'shared' or owner_id = $2) and id is distinct from $3::uuid
       order by created_at, id limit 1`,
      [nameKey(fields.category), authorId, exceptId ?? null],
    );
    return { ...fields, ...first };
  }

  protected missing(): DomainError {
    return cannedNotFound();
  }
}

/**
 * The index that guards the shortcuts has the last word.
 * @throws DomainError `canned.shortcut_taken`
 */
export async function withFreeShortcut<T>(shortcut: string | null, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isUniqueViolation(error) ? shortcutTaken(shortcut) : error;
  }
}
