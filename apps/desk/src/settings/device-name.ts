/** The first that is found counts: most browsers also call themselves by the names of others. */
const BROWSERS: [string, RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|HeadlessChrome|CriOS)\//],
  ['Safari', /\bVersion\/\S+ .*Safari\//],
];
const SYSTEMS: [string, RegExp][] = [
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

export interface Device {
  /** Null for what says nothing of itself. */
  program: string | null;
  system: string | null;
}

/** What a `User-Agent` says, as far as it tells devices apart: a browser and its system, or the name of a program. */
export function deviceOf(userAgent: string | null): Device {
  if (userAgent === null || userAgent.trim() === '') return { program: null, system: null };
  const named = (names: [string, RegExp][]): string | undefined => names.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return { program: named(BROWSERS) ?? userAgent.trim().split(/[\s/]/)[0]!.slice(0, 40), system: named(SYSTEMS) ?? null };
}
