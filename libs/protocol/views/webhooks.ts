import type { WebhookDeliveryState, WebhookDisabledReason } from '../words';

export interface WebhookView {
  id: string;
  url: string;
  /** Names of events; `*` stands for all. */
  events: string[];
  description: string | null;
  active: boolean;
  /** Why it was switched off by itself; null when it was not. */
  disabledReason: WebhookDisabledReason | null;
  disabledAt: string | null;
  /** Attempts that failed since the last one that succeeded. */
  failures: number;
  failingSince: string | null;
  /** Why the last attempt failed; null when it succeeded. */
  lastError: string | null;
  /** Until then the previous secret signs as well. */
  previousSecretUntil: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookAttempt {
  at: string;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  durationMs: number;
  error?: string;
}

/** What a receiver answered, as far as it is kept. */
export interface WebhookAnswer {
  at: string;
  status: number;
  /** Some of its headers, their names in lower case. */
  headers: Record<string, string>;
  /** Its beginning; null when it is no text, or empty. */
  body: string | null;
  /** Whether there was more than `body` shows. */
  truncated: boolean;
}

export interface WebhookDeliveryView {
  /** The `webhook-id` of every attempt. */
  id: string;
  event: string;
  chatId: string | null;
  state: WebhookDeliveryState;
  attempts: WebhookAttempt[];
  nextAttemptAt: string | null;
  createdAt: string;
}
