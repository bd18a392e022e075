import type { AgentStatus } from '#words';
import css from './StatusDot.module.css';

/** Online: full disc; busy: disc with a bar; away: ring; offline: thin ring. The word stands beside it, or is given as `label`. */
export function StatusDot({ status, label }: { status: AgentStatus; label?: string }) {
  return (
    <span className={css.dot} data-status={status} role={label ? 'img' : undefined} aria-label={label} aria-hidden={!label || undefined} />
  );
}
