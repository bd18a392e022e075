import type { EntityMetadata, ObjectLiteral } from 'typeorm';

/** A statement that changes something, with one parameter: it names the parameter as it is told. */
export interface Write {
  sql: (parameter: string) => string;
  parameter: string;
}

/**
 * The rows of a table as objects and back. Any number of rows is inserted or updated in one statement with one
 * parameter: the rows as JSON. Postgres reads each value as its column's type, so times travel as RFC 3339 and
 * jsonb as itself.
 */
export class Recordset<T extends ObjectLiteral> {
  /** All columns, to which a condition may be added. */
  readonly select: string;
  private readonly columns: { name: string; property: keyof T & string }[];
  private readonly prototype: object;
  private readonly insertSql: (parameter: string) => string;
  private readonly upsertSql: (parameter: string) => string;

  constructor(metadata: EntityMetadata) {
    this.columns = metadata.columns.map(({ databaseName, propertyName }) => ({ name: databaseName, property: propertyName }));
    this.prototype = typeof metadata.target === 'function' ? (metadata.target.prototype as object) : Object.prototype;
    const table = quote(metadata.tableName);
    const names = this.columns.map(({ name }) => quote(name));
    const keys = metadata.primaryColumns.map((column) => quote(column.databaseName));
    const updates = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`);
    const into = `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from json_populate_recordset(null::${table}, `;
    this.select = `select ${names.join(', ')} from ${table}`;
    this.insertSql = (parameter) => `${into}${parameter})`;
    this.upsertSql = (parameter) => `${into}${parameter}) on conflict (${keys.join(', ')}) do update set ${updates.join(', ')}`;
  }

  insert(entities: readonly T[]): Write {
    return { sql: this.insertSql, parameter: this.json(entities) };
  }

  upsert(entities: readonly T[]): Write {
    return { sql: this.upsertSql, parameter: this.json(entities) };
  }

  /** The object of a row, made without its constructor. */
  revive(row: Record<string, unknown>): T {
    const entity = Object.create(this.prototype) as Record<string, unknown>;
    for (const { name, property } of this.columns) entity[property] = row[name];
    return entity as T;
  }

  private json(entities: readonly T[]): string {
    return JSON.stringify(entities.map((entity) => this.row(entity)));
  }

  private row(entity: T): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    for (const { name, property } of this.columns) row[name] = entity[property];
    return row;
  }
}

function quote(identifier: string): string {
  return `"${identifier}"`;
}
