import css from './Seats.module.css';

const DRAWN = 12;

/** How many chats of how many an agent has: bars, and the numbers beside them. */
export function Seats({ taken, of, label }: { taken: number; of: number; label: string }) {
  const bars = Math.min(of, DRAWN);
  return (
    <span className={css.seats} role="img" aria-label={label} title={label}>
      {of <= DRAWN && Array.from({ length: bars }, (_, i) => <i key={i} data-taken={i < taken || undefined} />)}
      <span data-full={taken >= of || undefined}>
        {taken}/{of}
      </span>
    </span>
  );
}
