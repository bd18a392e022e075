import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { type Guard, type Insert, quote, type TypedColumn, type Update, type Write } from './statement';

interface Column<T> extends TypedColumn {
  property: keyof T & string;
  isKey: boolean;
}

/**
 * Data mapper between objects and the rows of a table. Any number of rows becomes one write with one parameter, the rows as JSON. Postgres
 * casts each value to the type of its column, so times travel as RFC 3339 and jsonb unchanged.
 */
export class TableWriter<T extends ObjectLiteral> {
  /** SELECT of all columns, without a WHERE clause. */
  readonly select: string;
  private readonly columns: Column<T>[];
  private readonly prototype: object;
  private readonly table: string;
  /** The stored values of each object's row, in the order of the columns. */
  private readonly stored = new WeakMap<T, unknown[]>();

  /** @throws Error if the schema uses an unsupported feature: values generated or transformed by TypeORM or the database */
  constructor(metadata: EntityMetadata) {
    this.columns = metadata.columns.map((column) => {
      const { databaseName, propertyName, type, isArray, isPrimary } = supported(column);
      return { name: databaseName, property: propertyName, type: `${String(type)}${isArray ? '[]' : ''}`, isKey: isPrimary };
    });
    this.prototype = typeof metadata.target === 'function' ? (metadata.target.prototype as object) : Object.prototype;
    this.table = metadata.tableName;
    this.select = this.selectWith();
  }

  /** The same as `select`, with these expressions besides. */
  selectWith(...more: string[]): string {
    return `select ${[...this.columns.map(({ name }) => quote(name)), ...more].join(', ')} from ${quote(this.table)}`;
  }

  /** @param of returns the aggregate id of a row */
  insert(entities: readonly T[], of: (entity: T) => string): Insert {
    return { into: this.table, columns: this.columns.map(({ name }) => name), rows: json(entities, this.columns), of: entities.map(of) };
  }

  /**
   * Builds the writes that save these objects. Objects with known stored values are updated in the columns that changed in any of them,
   * which spares the indexes of other columns; the rest are upserted with all columns.
   */
  save(entities: readonly T[], of: (entity: T) => string): Write[] {
    const known = entities.filter((entity) => this.stored.has(entity));
    const unknown = entities.filter((entity) => !this.stored.has(entity));
    const changed = this.changed(known);
    return [
      ...(changed.length > 0 ? [this.update(known, changed, of)] : []),
      ...(unknown.length > 0 ? [{ ...this.insert(unknown, of), replaces: this.keys().map(({ name }) => name) }] : []),
    ];
  }

  /** Builds a guard that holds for the rows whose named columns are unchanged since these objects were loaded. */
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

  /** Creates the object of a row, without calling its constructor. */
  revive(row: Record<string, unknown>): T {
    const entity = Object.create(this.prototype) as Record<string, unknown>;
    for (const { name, property } of this.columns) entity[property] = row[name];
    return this.remember(entity as T);
  }

  /**
   * Records the object's current values as the stored ones, and deep-freezes them: values can then only be replaced, so that comparing
   * references finds every change.
   */
  remember(entity: T): T {
    this.stored.set(
      entity,
      this.columns.map(({ property }) => freeze(entity[property])),
    );
    return entity;
  }

  /** Returns the values as they were loaded; null for an object without a row. */
  storedOf(entity: T): T | null {
    return this.stored.has(entity) ? this.asStored(entity) : null;
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

function supported(column: ColumnMetadata): ColumnMetadata {
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
