export const FINDING_STATES = ['ok', 'warn', 'bad'] as const;
export const NODE_STATES = ['up', 'draining', 'silent'] as const;
export const NODE_ROLES = ['all', 'web', 'worker'] as const;

/** What the doctor looked at, and how it is. */
export interface FindingView {
  about: string;
  /** `warn`: it works, and something about it is not as it should be in production. */
  state: (typeof FINDING_STATES)[number];
  says: string;
  /** What to do about it. */
  todo: string | null;
}

/** A process of the program, as it last said of itself. */
export interface NodeView {
  id: string;
  /** `silent`: it has not reported for 20 seconds. */
  state: (typeof NODE_STATES)[number];
  role: (typeof NODE_ROLES)[number];
  host: string;
  pid: number;
  version: string;
  startedAt: string;
  seenAt: string;
  sockets: { staff: number; customer: number; screen: number };
  /** Share of the time, 0 to 1, in which its event loop was at work. */
  load: number;
  memoryBytes: number;
}

/** What a sweep did within a day. */
export interface SweepView {
  /** E.g. `ChatsClock.closeQuiet`. */
  sweep: string;
  /** Events that it made: what time brought about, or what had been lost. */
  repaired: number;
  repairedAt: string | null;
  /** Runs that failed. */
  failed: number;
  failedAt: string | null;
}

/** What waits, of all nodes; null where it cannot be read. */
export interface BacklogView {
  waitingChats: number | null;
  longestWaitSeconds: number | null;
  oldestUnpublishedEventSeconds: number | null;
  mailsQueued: number | null;
  mailsFailed: number | null;
  deliveriesPending: number | null;
  deliveriesFailed: number | null;
}

/** How an installation is, for admins. */
export interface SystemView {
  at: string;
  findings: FindingView[];
  /** The longest running first; null while the database does not answer. */
  nodes: NodeView[] | null;
  sweeps: SweepView[] | null;
  backlog: BacklogView;
}
