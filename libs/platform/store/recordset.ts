import type { EntityMetadata, ObjectLiteral } from 'typeorm';

/** A statement that changes something, with one parameter: it names the parameter as it is told. */
export interface Write {
  sql: (parameter: string) => string;
  parameter: string;
}

interface Column<T> {
  name: string;
  property: keyof T & string;
  /** As Postgres calls it. */
  type: string;
  isKey: boolean;
}

/**
 * The rows of a table as objects and back. Any number of rows is inserted or updated in one statement with one
 * parameter: the rows as JSON. Postgres reads each value as its column's type, so times travel as RFC 3339 and
 * jsonb as itself.
 */
export class Recordset<T extends ObjectLiteral> {
  /** All columns, to which a condition may be added. */
  readonly select: string;
  private readonly columns: Column<T>[];
  private readonly prototype: object;
  private readonly table: string;
  private readonly insertSql: (parameter: string) => string;
  private readonly upsertSql: (parameter: string) => string;
  /** The values that the rows of these objects have, in the order of the columns. */
  private readonly stored = new WeakMap<T, unknown[]>();

  constructor(metadata: EntityMetadata) {
    this.columns = metadata.columns.map(({ databaseName, propertyName, type, isArray, isPrimary }) => ({
      name: databaseName, property: propertyName, type: `${String(type)}${isArray ? '[]' : ''}`, isKey: isPrimary,
    }));
    this.prototype = typeof metadata.target === 'function' ? (metadata.target.prototype as object) : Object.prototype;
    this.table = quote(metadata.tableName);
    const names = this.columns.map(({ name }) => quote(name));
    const keys = metadata.primaryColumns.map((column) => quote(column.databaseName));
    const updates = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`);
    const into = `insert into ${this.table} (${names.join(', ')}) select ${names.join(', ')} from json_populate_recordset(null::${this.table}, `;
    this.select = `select ${names.join(', ')} from ${this.table}`;
    this.insertSql = (parameter) => `${into}${parameter})`;
    this.upsertSql = (parameter) => `${into}${parameter}) on conflict (${keys.join(', ')}) do update set ${updates.join(', ')}`;
  }

  insert(entities: readonly T[]): Write {
    return { sql: this.insertSql, parameter: json(entities, this.columns) };
  }

  /**
   * Of what is known to be stored, the columns that changed in any of them: an index on the others is left alone. All columns of the rest.
   */
  save(entities: readonly T[]): Write[] {
    const known = entities.filter((entity) => this.stored.has(entity));
    const unknown = entities.filter((entity) => !this.stored.has(entity));
    const changed = this.changed(known);
    return [
      ...(changed.length > 0 ? [this.update(known, changed)] : []),
      ...(unknown.length > 0 ? [{ sql: this.upsertSql, parameter: json(unknown, this.columns) }] : []),
    ];
  }

  /**
   * Locks, in the order of their keys, the rows whose named columns are as they were when these objects were loaded, and saves what
   * changed in those alone: parts of a statement, of which the first answers which ones they are.
   */
  saveUnchanged(entities: readonly T[], guards: readonly (keyof T & string)[]): { held: Write; saved: Write } {
    const [keys, guarded] = [this.keys(), this.columns.filter(({ property }) => guards.includes(property))];
    const was = json(entities.map((entity) => this.asStored(entity)), [...keys, ...guarded]);
    const names = keys.map(({ name }) => `stored.${quote(name)}`).join(', ');
    const as = [...keys.map(same), ...guarded.map(({ name }) => `stored.${quote(name)} is not distinct from new.${quote(name)}`)].join(' and ');
    const held = (parameter: string): string =>
      `select ${names} from ${this.table} stored join ${from(parameter, [...keys, ...guarded])} on ${as} order by ${names} for update of stored`;
    const saved = this.update(entities, this.changed(entities), `(${names}) in (select * from held)`);
    return { held: { sql: held, parameter: was }, saved };
  }

  /** The object of a row, made without its constructor. */
  revive(row: Record<string, unknown>): T {
    const entity = Object.create(this.prototype) as Record<string, unknown>;
    for (const { name, property } of this.columns) entity[property] = row[name];
    return this.remember(entity as T);
  }

  /** Takes the object for what is stored. What its columns hold cannot be changed in place from now on, so every change is seen. */
  remember(entity: T): T {
    this.stored.set(entity, this.columns.map(({ property }) => freeze(entity[property])));
    return entity;
  }

  private changed(known: readonly T[]): Column<T>[] {
    return this.columns.filter(({ property }, index) => known.some((entity) => this.stored.get(entity)![index] !== entity[property]));
  }

  private asStored(entity: T): T {
    const values = this.stored.get(entity)!;
    return Object.fromEntries(this.columns.map(({ property }, index) => [property, values[index]])) as T;
  }

  private keys(): Column<T>[] {
    return this.columns.filter(({ isKey }) => isKey);
  }

  private update(entities: readonly T[], changed: Column<T>[], condition = 'true'): Write {
    const keys = this.keys();
    const values = changed.map(({ name }) => `${quote(name)} = new.${quote(name)}`).join(', ');
    return {
      sql: (parameter) => `update ${this.table} stored set ${values} from ${from(parameter, [...keys, ...changed])} where ${keys.map(same).join(' and ')} and ${condition}`,
      parameter: json(entities, [...keys, ...changed]),
    };
  }
}

function same({ name }: { name: string }): string {
  return `stored.${quote(name)} = new.${quote(name)}`;
}

function from(parameter: string, columns: readonly { name: string; type: string }[]): string {
  return `json_to_recordset(${parameter}) as new(${columns.map(({ name, type }) => `${quote(name)} ${type}`).join(', ')})`;
}

function json<T>(entities: readonly T[], columns: readonly Column<T>[]): string {
  return JSON.stringify(
    entities.map((entity) => {
      const row: Record<string, unknown> = {};
      for (const { name, property } of columns) row[name] = entity[property];
      return row;
    }),
  );
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

function quote(identifier: string): string {
  return `"${identifier}"`;
}
