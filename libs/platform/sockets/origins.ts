import type { IncomingMessage } from 'node:http';

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

/** CORS does not gate WebSockets, so the handshake is checked here. */
export function allowHandshake(allowed: readonly string[]) {
  return (request: IncomingMessage, decide: (error: string | null, allow: boolean) => void): void =>
    decide(null, isAllowedOrigin(request.headers.origin, request.headers.host, allowed));
}
