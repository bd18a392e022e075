/** RFC 9457, with a stable `code` and, for wrong input, every wrong field. */
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
