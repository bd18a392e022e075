import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { type Guard, type Insert, quote, type TypedColumn, type Update, type Write } from './statement';

interface Column<T> extends TypedColumn {
  property: keyof T & string;
  isKey: boolean;
}

/**
 * The rows of a table as objects and back. Any number of rows is one write with one parameter: the rows as JSON. Postgres reads each
 * value as its column's type, so times travel as RFC 3339 and jsonb as itself.
 */
export class TableWriter<T extends ObjectLiteral> {
  /** All columns, to which a condition may be added. */
  readonly select: string;
  private readonly columns: Column<T>[];
  private readonly prototype: object;
  private readonly table: string;
  /** The values that the rows of these objects have, in the order of the columns. */
  private readonly stored = new WeakMap<T, unknown[]>();

  /** @throws Error when the schema asks for what is not done here: values made by the database or on the way to it */
  constructor(metadata: EntityMetadata) {
    this.columns = metadata.columns.map((column) => {
      const { databaseName, propertyName, type, isArray, isPrimary } = plain(column);
      return { name: databaseName, property: propertyName, type: `${String(type)}${isArray ? '[]' : ''}`, isKey: isPrimary };
    });
    this.prototype = typeof metadata.target === 'function' ? (metadata.target.prototype as object) : Object.prototype;
    this.table = metadata.tableName;
    this.select = `select ${this.columns.map(({ name }) => quote(name)).join(', ')} from ${quote(this.table)}`;
  }

  /** @param of the aggregate that a row belongs to */
  insert(entities: readonly T[], of: (entity: T) => string): Insert {
    return { into: this.table, columns: this.columns.map(({ name }) => name), rows: json(entities, this.columns), of: entities.map(of) };
  }

  /** Of what is known to be stored, the columns that changed in any of them: an index on the others is left alone. All columns of the rest. */
  save(entities: readonly T[], of: (entity: T) => string): Write[] {
    const known = entities.filter((entity) => this.stored.has(entity));
    const unknown = entities.filter((entity) => !this.stored.has(entity));
    const changed = this.changed(known);
    return [
      ...(changed.length > 0 ? [this.update(known, changed, of)] : []),
      ...(unknown.length > 0 ? [{ ...this.insert(unknown, of), replaces: this.keys().map(({ name }) => name) }] : []),
    ];
  }

  /** Holds while the named columns of these rows are as they were when these objects were loaded. */
  unchanged(entities: readonly T[], properties: readonly (keyof T & string)[]): Guard {
    const columns = this.columns.filter(({ property }) => properties.includes(property));
    return {
      table: this.table,
      columns,
      rows: json(
        entities.map((entity) => this.asStored(entity)),
        [...this.keys(), ...columns],
      ),
    };
  }

  /** The object of a row, made without its constructor. */
  revive(row: Record<string, unknown>): T {
    const entity = Object.create(this.prototype) as Record<string, unknown>;
    for (const { name, property } of this.columns) entity[property] = row[name];
    return this.remember(entity as T);
  }

  /** Takes what the object holds for what is stored. From now on that cannot be changed in place, so every change is seen. */
  remember(entity: T): T {
    this.stored.set(
      entity,
      this.columns.map(({ property }) => freeze(entity[property])),
    );
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

  private update(entities: readonly T[], columns: Column<T>[], of: (entity: T) => string): Update {
    const keys = this.keys();
    return { update: this.table, keys, columns, rows: json(entities, [...keys, ...columns]), of: entities.map(of) };
  }
}

function plain(column: ColumnMetadata): ColumnMetadata {
  const { transformer, isGenerated, generatedType, isVersion, isCreateDate, isUpdateDate, isDeleteDate } = column;
  if (transformer || isGenerated || generatedType || isVersion || isCreateDate || isUpdateDate || isDeleteDate) {
    throw new Error(
      `${column.entityMetadata.tableName}.${column.databaseName} is generated, transformed, a version or a date kept by TypeORM, which a TableWriter ignores`,
    );
  }
  return column;
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
