import type { EntitySchema } from 'typeorm';

type RequiredOf<View> = { [K in keyof View]-?: object extends Pick<View, K> ? never : K }[keyof View];

/** The select list of a view, from its fields to their SQL. One that lacks, or is too many, does not compile. */
export function selectList<View>(fields: Record<RequiredOf<View> & string, string>): string {
  return Object.entries<string>(fields)
    .map(([field, sql]) => `${sql} as "${field}"`)
    .join(', ');
}

/** What an entity calls these, as columns of `alias`, for a select list. A name that the entity does not have does not compile. */
export function columnsOf<Entity, K extends keyof Entity & string>(
  { options }: EntitySchema<Entity>,
  alias: string,
  names: readonly K[],
): Record<K, string> {
  const column = (name: K): string => {
    const found = options.columns[name];
    if (!found) throw new Error(`${options.name} has no column for ${name}`);
    return `${alias}.${found.name ?? name}`;
  };
  return Object.fromEntries(names.map((name) => [name, column(name)])) as Record<K, string>;
}
