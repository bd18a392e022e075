import type { Transaction } from '#platform';
import { nameKey } from '#kernel';

/** Tags by the names that they were first given; those that are new here are kept, for whoever tags next to choose from. */
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
