import { VARIABLES } from './variables';

/** What is random and has no form of its own, by the names of its fields. */
const SECRETS: Record<string, string> = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  token: 'wall_an-example-of-a-token',
  previousSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** Puts made-up values in the places of those that every run has its own: what variables hold, ids, times, tokens, addresses. */
export function madeUp(answer: unknown, variables: Record<string, string>): unknown {
  let text = JSON.stringify(answer);
  for (const [name, example] of Object.entries(VARIABLES)) {
    const value = variables[name];
    if (value) text = text.replaceAll(JSON.stringify(value).slice(1, -1), example);
  }
  const known = new Set<string>(Object.values(VARIABLES));
  const ids = new Map<string, string>();
  text = text
    .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, (token) => (known.has(token) ? token : 'eyJhbGciOiJIUzI1NiJ9.e30.signature'))
    .replaceAll(/whsec_[\w+/]{20,}=*/g, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
    .replaceAll(/sbk_[\w-]{8,}/g, 'sbk_an-example-of-a-key-that-is-shown-once')
    .replaceAll(/([?&]signature=|[?&]s=)[\w-]+/g, '$1an-example')
    .replaceAll('"127.0.0.1"', '"203.0.113.7"')
    .replaceAll(TIME, '2026-11-27T12:00:00.000Z')
    .replaceAll(UUID, (id) => {
      if (known.has(id)) return id;
      if (!ids.has(id)) ids.set(id, `01990000-0000-7000-8000-0000000001${String(ids.size).padStart(2, '0')}`);
      return ids.get(id)!;
    });
  return JSON.parse(text, (name, value: unknown) => (SECRETS[name] && typeof value === 'string' ? SECRETS[name] : value));
}

/** Names and types of what an answer holds, all the way down; null may stand for anything, and of a list the first stands for all. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'anything';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]));
}

/** Whether two shapes agree, where neither says `anything` or an empty list. */
export function agree(a: unknown, b: unknown): boolean {
  if (a === 'anything' || b === 'anything') return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === 0 || b.length === 0 || agree(a[0], b[0]);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [keys, others] = [Object.keys(a).sort(), Object.keys(b).sort()];
  return keys.join() === others.join() && keys.every((key) => agree(a[key as never], b[key as never]));
}
