import css from './Kbd.module.css';

/** Keys as people see them on the keyboard, e.g. `Ctrl+K`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css.keys} aria-hidden>
      {keys.split('+').map((key) => (
        <kbd key={key} className={css.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
