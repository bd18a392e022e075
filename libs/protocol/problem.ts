/** Problem details (RFC 9457) with a stable `code` and, for invalid input, every invalid field. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; message: string }[];
  [more: string]: unknown;
}

/** `serverTime` is that of the answer (RFC 3339). */
export type Ack<T> = { ok: true; data: T; serverTime: string } | { ok: false; error: Problem };
