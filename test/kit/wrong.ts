import type { DataSource } from 'typeorm';
import { parts, type Schema } from './openapi';

/** An invalid value of a field, as JSON text, because not every invalid number survives `JSON.stringify`. */
export interface Wrong {
  what: string;
  json: string;
  /** Whether the whole body may be refused before the field is validated. */
  unreadable?: boolean;
}

const wrong = (what: string, value: unknown): Wrong => ({ what, json: JSON.stringify(value) });

const NUL = wrong('a NUL', 'a\0b');
const LONE_SURROGATE = { what: 'a lone surrogate', json: '"a\\ud800b"' };
const MEGABYTE: Wrong = { ...wrong('a megabyte', 'x'.repeat(1_048_576)), unreadable: true };
const DEEP: Wrong = { what: 'a deep nest', json: '['.repeat(1_000) + ']'.repeat(1_000), unreadable: true };
const [text, number, flag, list, object, nothing] = [
  wrong('a text', 'seven'),
  wrong('a number', 7),
  wrong('a flag', true),
  wrong('a list', [7]),
  wrong('an object', { seven: 7 }),
  wrong('null', null),
];
const HUGE = { what: 'a number beyond all', json: '1e999' };

const NO_NUMBER = [
  wrong('a number in quotes', '7'),
  flag,
  list,
  object,
  nothing,
  HUGE,
  wrong('far below', -1e15),
  wrong('far above', 1e300),
  DEEP,
];

const BY_TYPE: Record<string, Wrong[]> = {
  string: [number, flag, list, object, nothing, NUL, LONE_SURROGATE, MEGABYTE, DEEP],
  number: NO_NUMBER,
  integer: [...NO_NUMBER, wrong('a fraction', 1.5)],
  'true or number': [text, list, object, nothing, HUGE, wrong('false', false), wrong('1.5', 1.5), DEEP],
  boolean: [wrong('a flag in quotes', 'true'), wrong('1', 1), list, object, nothing, DEEP],
  array: [
    text,
    number,
    flag,
    object,
    nothing,
    wrong('a list of nothing', [null]),
    wrong('a list of lists', [[]]),
    wrong('a list of 2,000', Array(2_000).fill({})),
    DEEP,
  ],
  object: [text, number, flag, list, nothing, DEEP],
};

/** Returns values that the schema of a field forbids. */
export function wrongFor(schema: Schema): Wrong[] {
  const values = [...(BY_TYPE[schema.type as string] ?? BY_TYPE.object!)];
  if (schema.enum || schema.format === 'uuid' || schema.format === 'email')
    values.push(wrong('no such word', 'nonsense'), wrong('an empty text', ''));
  if (schema.maxLength !== undefined) values.push(wrong('a text too long', 'x'.repeat(schema.maxLength + 1)));
  if (schema.minimum !== undefined) values.push(wrong('too little', schema.minimum - 1));
  if (schema.maximum !== undefined) values.push(wrong('too much', schema.maximum + 1));
  return schema.nullable ? values.filter((each) => each !== nothing) : values;
}

/** Names of built-in properties of JavaScript's objects and classes. */
export const ANCESTRAL = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__'];

/** Returns the body as JSON with the value at `pointer` replaced or added. */
export function withValue(body: unknown, pointer: string, json: string): string {
  const marker = `<<${pointer}>>`;
  const copy = structuredClone(body);
  const { parent, last } = placeOf(copy, pointer);
  parent[last] = marker;
  return JSON.stringify(copy).replace(JSON.stringify(marker), () => json);
}

export function without(body: unknown, pointer: string): unknown {
  const copy = structuredClone(body);
  const { parent, last } = placeOf(copy, pointer);
  delete parent[last];
  return copy;
}

type Tree = { [key: string]: Tree | string };

function placeOf(body: unknown, pointer: string): { parent: Tree; last: string } {
  const keys = parts(pointer);
  const last = keys.pop()!;
  return { parent: keys.reduce((node, key) => node[key] as Tree, body as Tree), last };
}

/** Tables of the customers' online state, which change asynchronously as sockets open and close. */
const ATTENDANCE = ['customer_presence', 'customer_visits', 'node_leases'];
const ATTENDANCE_EVENTS = ['CustomerCame', 'CustomerLeft'];

/** Returns a fingerprint of each table, except for the online state of customers. */
export async function stored(database: DataSource): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const fingerprints = tables
    .filter(({ name }) => !ATTENDANCE.includes(name))
    .map(({ name }) => {
      // The log's `published_at` changes asynchronously, so only the number of events counts.
      const isLog = name.startsWith('domain_events');
      const fingerprint = isLog ? `''` : `md5(string_agg(t::text, '|' order by t::text))`;
      return `select '${name}' as name, concat(count(*), ' rows ', ${fingerprint}) as rows from "${name}" t ${isLog ? 'where type <> all($1)' : ''}`;
    });
  const rows = await database.query<{ name: string; rows: string }[]>(fingerprints.join(' union all '), [ATTENDANCE_EVENTS]);
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
