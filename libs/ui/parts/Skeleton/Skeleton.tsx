import css from './Skeleton.module.css';

/** Stands where something comes, for a first load that takes a moment. */
export function Skeleton({ lines = 1, label }: { lines?: number; label: string }) {
  return (
    <div className={css.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}
