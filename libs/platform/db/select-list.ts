import type { EntitySchema } from 'typeorm';

type RequiredOf<View> = { [K in keyof View]-?: object extends Pick<View, K> ? never : K }[keyof View];

/** Builds the SELECT list of a view from a map of its fields to SQL expressions. A missing or additional field is a compile error. */
export function selectList<View>(fields: Record<RequiredOf<View> & string, string>): string {
  return Object.entries<string>(fields)
    .map(([field, sql]) => `${sql} as "${field}"`)
    .join(', ');
}

/** Columns of a view, some of whose fields are objects that `readRows` puts together from `object.field`. */
export type ColumnsOf<View, Objects extends keyof View & string> = Omit<View, Objects> & Record<FieldsOf<View, Objects>, unknown>;

type FieldsOf<View, Objects extends keyof View & string> = Objects extends Objects
  ? `${Objects}.${keyof NonNullable<View[Objects]> & string}`
  : never;

/** Maps fields of an entity to its columns, prefixed with `alias`, for a SELECT list. An unknown field is a compile error. */
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
