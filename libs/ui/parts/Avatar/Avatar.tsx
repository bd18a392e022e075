import { hashTo, initials } from '../../format/text';
import css from './Avatar.module.css';

const TINTS = 8;

/** Initials on a tint that stays with the person; decoration beside the name. */
export function Avatar({ id, name, size = 36 }: { id: string; name: string; size?: 20 | 24 | 28 | 36 | 48 }) {
  return <span className={css.avatar} aria-hidden data-initials={initials(name)} data-tint={hashTo(id, TINTS)} data-size={size} />;
}
