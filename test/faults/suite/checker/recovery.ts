import { type Entry, type Look, ofType } from '../history';

const BESIDE_THE_FREE_MS = 10_000;
const UNATTENDED_MS = 60_000;
const RECOVERED_MS = 60_000;

export const momentOf = (history: readonly Entry[], state: Extract<Entry, { type: 'fault' }>['is']): number | undefined =>
  ofType(history, 'fault').find(({ is }) => is === state)?.at;

export const waitingTooLong = (history: readonly Entry[]): Generator<string> =>
  lasting(history, 'waitingBesideTheFree', BESIDE_THE_FREE_MS, 'waits beside an agent who is free');

export const unsettled = (history: readonly Entry[]): Generator<string> =>
  lasting(history, 'unattended', UNATTENDED_MS, 'stays with an agent who is gone');

/** After the fault is healed, no chat is seen so in every look for longer than `mostMs`. */
function* lasting(history: readonly Entry[], what: keyof Look, mostMs: number, so: string): Generator<string> {
  const healed = momentOf(history, 'healed') ?? 0;
  let since = new Map<string, number>();
  const found = new Map<string, number>();
  for (const look of ofType(history, 'looked')) {
    if (look.at < healed) continue;
    since = new Map(look[what].map((chatId) => [chatId, since.get(chatId) ?? look.at]));
    for (const [chatId, from] of since) if (look.at - from > mostMs) found.set(chatId, look.at - from);
  }
  for (const [chatId, ms] of found) yield `chat ${chatId} ${so}, ${(ms / 1_000).toFixed(0)} s after healing`;
}

/** Everybody is back and answered in time. */
export function* unrecovered(history: readonly Entry[]): Generator<string> {
  const [healed, recovered] = [momentOf(history, 'healed'), momentOf(history, 'recovered')];
  if (healed === undefined) yield 'the fault was never healed';
  else if (recovered === undefined) yield 'nobody could say that all was well again';
  else if (recovered - healed > RECOVERED_MS) yield `all was well again only ${((recovered - healed) / 1_000).toFixed(0)} s after healing`;
}
