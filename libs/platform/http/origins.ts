/**
 * Whether a browser's Origin may call: those allowed, or the server's own. Clients without an Origin pass,
 * since only browsers send one and only browsers attach a victim's credentials.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
