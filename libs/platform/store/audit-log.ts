import { isDeepStrictEqual } from 'node:util';
import { EntitySchema } from 'typeorm';
import type { DomainEvent, DomainEventType } from '#kernel';
import type { AuditActor, AuditTarget } from '#protocol';
import type { Acting } from '../audit/acting';
import { newId } from '../time/ids';
import type { Insert } from './statement';

/** Of more changes of one kind in one transaction, as an import makes them, the log has one entry with their number. */
const MOST_OF_A_KIND = 100;

type Values = Record<string, unknown>;

export interface AuditRow {
  id: string;
  at: Date;
  actorType: AuditActor['type'];
  actorId: string;
  actorName: string;
  action: string;
  targetType: string;
  /** Null for an entry about many. */
  targetId: string | null;
  before: Values | null;
  after: Values | null;
  address: string | null;
}

export const AuditSchema = new EntitySchema<AuditRow>({
  name: 'AuditRow',
  tableName: 'audit_log',
  columns: {
    id: { type: 'uuid', primary: true },
    at: { type: 'timestamptz' },
    actorType: { type: 'text', name: 'actor_type' },
    actorId: { type: 'uuid', name: 'actor_id' },
    actorName: { type: 'text', name: 'actor_name' },
    action: { type: 'text' },
    targetType: { type: 'text', name: 'target_type' },
    targetId: { type: 'uuid', name: 'target_id', nullable: true },
    before: { type: 'jsonb', nullable: true },
    after: { type: 'jsonb', nullable: true },
    address: { type: 'text', nullable: true },
  },
  indices: [
    { name: 'audit_log_at', columns: ['at', 'id'] },
    { name: 'audit_log_actor', columns: ['actorId', 'at', 'id'] },
    { name: 'audit_log_target', columns: ['targetId', 'at', 'id'] },
    { name: 'audit_log_action', columns: ['action', 'at', 'id'] },
    { name: 'audit_log_target_type', columns: ['targetType', 'at', 'id'] },
  ],
});

const COLUMNS = Object.entries(AuditSchema.options.columns).map(([property, column]) => [property, column.name ?? property] as const);

/** The row as its columns are named. */
export function auditRow(entry: AuditRow): Record<string, unknown> {
  return Object.fromEntries(COLUMNS.map(([property, column]) => [column, entry[property as keyof AuditRow]]));
}

/** What the audit log shows of the aggregates of one collection. Only named properties are shown: a new secret stays one. */
export interface Audited<A> {
  /** Type of the target, e.g. `user`. */
  target: string;
  /** Properties, or what makes the shown values of an aggregate. A change that shows in none of them is not in the log. */
  shows: readonly (keyof A & string)[] | ((aggregate: A) => Values);
  /** What is so before there is a row, where that is not nothing. */
  unstored?: () => A;
  /** Id of the target, where it is another one. */
  of?: (aggregate: A) => string;
  /** Events that are in the log though no shown value changes, with what the log shows of them. */
  besides?: readonly EventShown[];
  /** Events whose entries show no values. */
  veiled?: readonly DomainEventType[];
  /** A change by the person whom the aggregate is about is routine, and not in the log. */
  ownIsRoutine?: boolean;
}

interface EventShown {
  type: DomainEventType;
  values: (event: never) => Values | null;
}

export function showing<E extends DomainEvent>(type: DomainEventType<E>, values: (event: E) => Values | null = () => null): EventShown {
  return { type, values };
}

/** What staff did to one aggregate in one transaction: only the values that differ. */
export interface Deed {
  action: string;
  target: AuditTarget;
  before: Values | null;
  after: Values | null;
}

interface Changed<A> {
  aggregate: A;
  /** The aggregate as it was loaded; null for one that is new. */
  stored: A | null;
  events: readonly DomainEvent[];
}

/** The change of shown values bears the name of the first event; events `besides` have entries of their own. */
export function deedsOf<A extends { id: string }>(audited: Audited<A>, { aggregate, stored, events }: Changed<A>): Deed[] {
  const target = { type: audited.target, id: audited.of?.(aggregate) ?? aggregate.id };
  const besides = (event: DomainEvent): EventShown | undefined => audited.besides?.find(({ type }) => event instanceof type);
  const alone = events.flatMap((event): Deed[] => {
    const shown = besides(event);
    return shown ? [{ action: actionOf(event, target.type), target, before: null, after: shown.values(event as never) }] : [];
  });
  const first = events.find((event) => !besides(event));
  const change = first && changeOf(audited, stored ?? audited.unstored?.() ?? null, aggregate);
  if (!change) return alone;
  const isVeiled = audited.veiled?.some((type) => first instanceof type);
  return [{ action: actionOf(first, target.type), target, ...(isVeiled ? { before: null, after: null } : change) }, ...alone];
}

function changeOf<A extends { id: string }>({ shows }: Audited<A>, stored: A | null, now: A): Pick<Deed, 'before' | 'after'> | undefined {
  const shown = (values: A): Values =>
    typeof shows === 'function' ? shows(values) : Object.fromEntries(shows.map((property) => [property, values[property]]));
  const before = stored ? shown(stored) : {};
  const after = shown(now);
  const names = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null));
  if (names.length === 0) return undefined;
  const of = (values: Values): Values => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return { before: stored ? of(before) : null, after: of(after) };
}

/** Name of an action: that of its event, after its target: `ChatTransferred` is `chat.transferred`, `HandRaised` is `chat.hand_raised`. */
export function actionOf(event: DomainEvent, target: string): string {
  const words = event.constructor.name.replace(/(?!^)(?=[A-Z])/g, '_').toLowerCase();
  return `${target}.${words.startsWith(`${target}_`) ? words.slice(target.length + 1) : words}`;
}

/** @returns the insert of the entries; undefined when there is nothing to tell */
export function auditInsert(deeds: readonly Deed[], { by, address }: Acting, at: Date): Insert | undefined {
  if (deeds.length === 0) return undefined;
  // `Map.groupBy` is not in Node 20.
  const entries = [...new Set(deeds.map(({ action }) => action))].flatMap((action) => {
    const alike = deeds.filter((deed) => deed.action === action);
    return alike.length > MOST_OF_A_KIND ? [summaryOf(alike)] : alike;
  });
  const rows = entries.map(({ action, target, before, after }) =>
    auditRow({
      ...{ id: newId(), at, actorType: by.apiKey ? 'apiKey' : 'user', actorId: by.id, actorName: by.name, action },
      ...{ targetType: target.type, targetId: target.id, before, after, address },
    }),
  );
  return {
    into: AuditSchema.options.tableName!,
    columns: COLUMNS.map(([, column]) => column),
    rows: JSON.stringify(rows),
    of: rows.map(({ id }) => id as string),
  };
}

function summaryOf(alike: readonly Deed[]): Deed {
  const { action, target } = alike[0]!;
  return { action, target: { type: target.type, id: null }, before: null, after: { count: alike.length } };
}
