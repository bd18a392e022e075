import { EntitySchema } from 'typeorm';

/** What a user has chosen for its desk; the pages alone know what it means. */
export interface StoredPreferences {
  userId: string;
  preferences: Record<string, unknown>;
}

export const PreferencesSchema = new EntitySchema<StoredPreferences>({
  name: 'Preferences',
  tableName: 'preferences',
  columns: { userId: { type: 'uuid', name: 'user_id', primary: true }, preferences: { type: 'jsonb' } },
});

/** Picture of a user: a small square, kept in the database, so that it needs no shared disk, no sweep and no audit. */
export interface Avatar {
  id: string;
  userId: string;
  /** WebP. */
  image: Buffer;
}

export const AvatarSchema = new EntitySchema<Avatar>({
  name: 'Avatar',
  tableName: 'avatars',
  columns: { id: { type: 'uuid', primary: true }, userId: { type: 'uuid', name: 'user_id' }, image: { type: 'bytea' } },
  indices: [{ name: 'avatars_user', columns: ['userId'] }],
});
