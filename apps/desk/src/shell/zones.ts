const DAY_MS = 86_400_000;

/** Name of the time zone of the browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Time zones to choose from: one's own first, then UTC and what is chosen, then all. */
export const zonesFor = (chosen: string): string[] => [...new Set([ownZone(), 'UTC', chosen, ...Intl.supportedValuesOf('timeZone')])];

export const zoneInWords = (zone: string): string => zone.replaceAll('_', ' ');

/** Milliseconds by which the clock of the zone is ahead of UTC. */
export function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)!.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(moment / 1000) * 1000;
}

/** The clock on the wall at a moment, as the field of a browser writes it: `2026-12-24T18:00`. */
export const wallClockAt = (moment: number, zone: string): string => new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 16);

/** The first moment at which the clock shows a time; where it is put forward over that time, the moment by the clock as it was before. */
export function momentOf(wallClock: string, zone: string): number {
  const asUtc = Date.parse(`${wallClock}Z`);
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((moment) => asUtc - offsetAt(moment, zone)) as [number, number];
  return [Math.min(before, after), Math.max(before, after)].find((moment) => wallClockAt(moment, zone) === wallClock) ?? before;
}
