/**
 * Whether a browser's `Origin` may call the server: an allowed origin, or the server's own. Requests without an `Origin` pass, since only
 * browsers send the header and only browsers attach the credentials of a victim.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
