/** Quantities as people write them: "1 h 30 min", "10 MiB". */
type Units = readonly (readonly [name: string, size: number])[];

const DURATIONS: Units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];
const SIZES: Units = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
  ['B', 1],
];

/** In whole units from the largest to the smallest, e.g. "1 h 30 min"; fractions are of a second. */
export function writeDuration(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [name, size] of DURATIONS) {
    const count = name === 's' ? Math.round(rest * 1e6) / 1e6 : Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0 s';
}

/** In the one unit that says it exactly, e.g. "10 MiB". */
export function writeSize(bytes: number): string {
  const [name, size] = SIZES.find(([, each]) => bytes >= each && Number.isInteger(bytes / each)) ?? ['B', 1];
  return `${bytes / size} ${name}`;
}

/** @returns undefined for what cannot be read; a number alone is in the smallest unit */
const read =
  (units: Units) =>
  (text: string): number | undefined => {
    const trimmed = text.trim().replace(/(\d),(\d)/g, '$1.$2');
    if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
    const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(\p{L}+)\s*/gu)];
    if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== trimmed) return undefined;
    const values = parts.map(([, count, unit]) => Number(count) * (sizeIn(units, unit!) ?? NaN));
    const sum = values.reduce((a, b) => a + b, 0);
    if (Number.isNaN(sum)) return undefined;
    return Number.isInteger(sum) ? sum : Math.round(sum * 1e6) / 1e6;
  };

const LONG: Record<string, string> = {
  m: 'min',
  minute: 'min',
  hour: 'h',
  day: 'd',
  second: 's',
  sec: 's',
  hr: 'h',
  byte: 'b',
  k: 'kb',
  mb: 'mb',
};

function sizeIn(units: Units, unit: string): number | undefined {
  const typed = unit.toLocaleLowerCase();
  const name = LONG[typed] ?? LONG[typed.replace(/s$/, '')] ?? typed;
  return units.find(([each]) => each.toLocaleLowerCase() === name)?.[1];
}

export const readDuration = read(DURATIONS);
export const readSize = read(SIZES);
export const readNumber = (text: string): number | undefined => {
  const trimmed = text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
};
