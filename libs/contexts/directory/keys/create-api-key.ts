import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { API_KEY_PREFIX, hashOfSecret, newId, newSecret, type StaffCaller, Store } from '#platform';
import type { Role } from '#protocol';
import { ApiKey } from './domain/api-key';
import { tooManyApiKeys } from './domain/api-key.errors';
import { ApiKeys } from './api-keys.store';

const HINT_LENGTH = 4;
/** Checked without a lock: it bounds what is listed, and nothing depends on the exact number. */
const MAX_API_KEYS = 500;

export interface ApiKeyInput {
  name: string;
  role: Role;
  /** RFC 3339; null for a key without an end. */
  expiresAt: string | null;
  sockets: boolean;
}

/** Creates an API key. Returns it with its secret, which is not stored and cannot be shown again. */
export class CreateApiKey extends Command<{ apiKey: ApiKey; key: string }> {
  constructor(
    readonly by: StaffCaller,
    readonly input: ApiKeyInput,
  ) {
    super();
  }
}

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(
    private readonly keys: ApiKeys,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, input: { expiresAt, ...input } }: CreateApiKey): Promise<{ apiKey: ApiKey; key: string }> {
    if ((await this.keys.count()) >= MAX_API_KEYS) throw tooManyApiKeys(MAX_API_KEYS);
    const key = `${API_KEY_PREFIX}${newSecret()}`;
    const fields = {
      ...input,
      id: newId(),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      hash: hashOfSecret(key),
      hint: key.slice(-HINT_LENGTH),
      createdBy: by.id,
    };
    const apiKey = await this.store.transaction(async (tx) => this.keys.add(tx, new ApiKey(fields, this.clock.now())));
    return { apiKey, key };
  }
}
