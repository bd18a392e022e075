import type { Transaction } from '#platform';
import { nameKey } from '#kernel';

/** Tags in the spelling in which each was first used; unknown tags are stored, so that `TagList` offers them from now on. */
export async function namedAsFirst(tx: Transaction, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const keys = tags.map(nameKey);
  await tx.query(
    'insert into tags (key, name) select * from unnest($1::text[], $2::text[]) as new(key, name) order by key on conflict do nothing',
    [keys, tags],
  );
  const known = await tx.query<{ key: string; name: string }>('select key, name from tags where key = any($1)', [keys]);
  const names = new Map(known.map(({ key, name }) => [key, name]));
  return keys.map((key) => names.get(key)!);
}
