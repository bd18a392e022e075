/** `m:ss`, from an hour on `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long ago, in one unit: "now", "9 min", "3 h", "2 d". */
export function ago(seconds: number): string {
  if (seconds < 60) return 'now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** A wait that was foretold, e.g. "2–4 min". */
export function waitRange({ low, high }: { low: number; high: number }): string {
  if (high < 60) return '< 1 min';
  const [from, to] = [Math.max(1, Math.round(low / 60)), Math.max(1, Math.ceil(high / 60))];
  return from === to ? `${to} min` : `${from}–${to} min`;
}

let times: Intl.DateTimeFormat | undefined;
/** Hours and minutes as one is used to them. */
export function timeOfDay(at: string): string {
  times ??= new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
  return times.format(new Date(at));
}

/** "Today", "Yesterday", or the date. */
export function dayName(at: string, now: number): string {
  const day = (value: number | string): number => new Date(value).setHours(0, 0, 0, 0);
  const days = Math.round((day(now) - day(at)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return new Date(at).toLocaleDateString([], { day: 'numeric', month: 'long', ...(days > 300 && { year: 'numeric' }) });
}
