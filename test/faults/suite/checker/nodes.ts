import { type Entry, ofType } from '../history';

const MORE_HEAP_BYTES = 48 * 1024 * 1024;
/** More than the connections to the database that a node may hold. */
const MORE_DESCRIPTORS = 40;
const INTERNAL_ERROR = 500;

export function* exitedByThemselves(history: readonly Entry[]): Generator<string> {
  for (const { node, planned, how } of ofType(history, 'ended')) if (!planned) yield `${node} ended by itself: ${how}`;
}

/** A fault may make the server unavailable (503), and is never an internal error. */
export function* internalErrors(history: readonly Entry[]): Generator<string> {
  for (const { who, code, status } of ofType(history, 'refused')) if (status === INTERNAL_ERROR) yield `a message of ${who}: ${code}`;
  for (const { who, what, code, status } of ofType(history, 'asked')) if (status === INTERNAL_ERROR) yield `${what} of ${who}: ${code}`;
}

/** Without load a node holds about as much after the fault as before. */
export function* restless(history: readonly Entry[]): Generator<string> {
  const rests = ofType(history, 'rested');
  for (const after of rests.filter(({ when }) => when === 'after')) {
    const before = rests.find(({ when, node }) => when === 'before' && node === after.node);
    if (!before) continue;
    const bytes = after.heapBytes - before.heapBytes;
    if (bytes > MORE_HEAP_BYTES) yield `${after.node} holds ${Math.round(bytes / 1024 / 1024)} MB more than before`;
    const descriptors = after.descriptors - before.descriptors;
    if (descriptors > MORE_DESCRIPTORS) yield `${after.node} holds ${descriptors} descriptors more than before`;
  }
}
