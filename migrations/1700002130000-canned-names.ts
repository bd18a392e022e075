import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nameKey } from './name-key';

interface Row {
  id: string;
  scope: string;
  shortcut: string | null;
  category: string | null;
  owner_id: string | null;
  deleted_at: Date | null;
}

const MAX_SHORTCUT = 50;

/**
 * Merges shortcuts and categories that differ only in case or Unicode form. Of equal shortcuts, the oldest keeps its name; the others get
 * the suffix `-2`, `-3` … so that they can still be typed. Equal categories get the spelling that was used first. `down` leaves both as
 * they are.
 */
export class CannedNames1700002130000 implements MigrationInterface {
  name = 'CannedNames1700002130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table canned_responses add column category_key text');
    const rows = (await runner.query(
      'select id, scope, shortcut, category, owner_id, deleted_at from canned_responses order by created_at, id',
    )) as Row[];
    const [taken, categories] = [new Set<string>(), new Map<string, string>()];
    const written = rows.map((row) => {
      const shortcut = row.shortcut === null || row.deleted_at !== null ? row.shortcut : freeName(row, row.shortcut, taken);
      const categoryKey = row.category === null ? null : nameKey(row.category);
      if (categoryKey !== null && !categories.has(categoryKey)) categories.set(categoryKey, row.category!);
      return {
        id: row.id,
        shortcut,
        shortcutKey: shortcut === null ? null : nameKey(shortcut),
        category: categoryKey === null ? null : categories.get(categoryKey)!,
        categoryKey,
      };
    });
    // Replaces all keys by ids first, because old and new keys could violate the unique indexes during the update.
    await runner.query('update canned_responses set shortcut_key = id::text where shortcut_key is not null');
    await runner.query(
      `update canned_responses r set shortcut = new.shortcut, shortcut_key = new.shortcut_key, category = new.category, category_key = new.category_key
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as new(id, shortcut, shortcut_key, category, category_key) where r.id = new.id`,
      (['id', 'shortcut', 'shortcutKey', 'category', 'categoryKey'] as const).map((column) => written.map((each) => each[column])),
    );
    await runner.query('drop index canned_category');
    await runner.query('create index canned_category on canned_responses (category_key) where deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query('select id, shortcut from canned_responses where shortcut is not null')) as {
      id: string;
      shortcut: string;
    }[];
    await runner.query(
      'update canned_responses r set shortcut_key = old.key from unnest($1::uuid[], $2::text[]) as old(id, key) where r.id = old.id',
      [rows.map(({ id }) => id), rows.map(({ shortcut }) => shortcut.toLowerCase())],
    );
    await runner.query('drop index canned_category');
    await runner.query('create index canned_category on canned_responses (category) where deleted_at is null');
    await runner.query('alter table canned_responses drop column category_key');
  }
}

function freeName({ scope, owner_id: ownerId }: Row, shortcut: string, taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? shortcut : `${shortcut.slice(0, MAX_SHORTCUT - 1 - `${n}`.length)}-${n}`;
    const key = JSON.stringify([scope, ownerId, nameKey(name)]);
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}
