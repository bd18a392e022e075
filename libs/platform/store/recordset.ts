import type { EntityMetadata, ObjectLiteral } from 'typeorm';

/**
 * Inserts or updates any number of rows in one statement with one parameter, `$1`: the rows as JSON.
 * Postgres reads each value as its column's type, so times travel as RFC 3339 and jsonb as itself.
 */
export class Recordset<T extends ObjectLiteral> {
  readonly insertSql: string;
  readonly upsertSql: string;

  constructor(private readonly metadata: EntityMetadata) {
    const table = quote(metadata.tableName);
    const columns = metadata.columns.map((column) => quote(column.databaseName));
    const keys = metadata.primaryColumns.map((column) => quote(column.databaseName));
    const updates = columns.filter((column) => !keys.includes(column)).map((column) => `${column} = excluded.${column}`);
    this.insertSql =
      `insert into ${table} (${columns.join(', ')}) ` +
      `select ${columns.join(', ')} from json_populate_recordset(null::${table}, $1)`;
    this.upsertSql = `${this.insertSql} on conflict (${keys.join(', ')}) do update set ${updates.join(', ')}`;
  }

  parameter(entities: readonly T[]): string {
    return JSON.stringify(entities.map((entity) => this.row(entity)));
  }

  private row(entity: T): Record<string, unknown> {
    return Object.fromEntries(
      this.metadata.columns.map((column) => [column.databaseName, column.getEntityValue(entity) as unknown]),
    );
  }
}

function quote(identifier: string): string {
  return `"${identifier}"`;
}
