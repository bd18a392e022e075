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

export type Ack<T> = { ok: true; data: T } | { ok: false; error: Problem };
