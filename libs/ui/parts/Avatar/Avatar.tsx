import { hashTo, initials } from '../../format/text';
import css from './Avatar.module.css';

const TINTS = 8;

export interface AvatarProps {
  id: string;
  name: string;
  size?: 20 | 24 | 28 | 36 | 48 | 96;
  /** Address of a picture; until it is there, and without one, there are initials. */
  src?: string | null;
}

/** A picture, or initials on a tint that stays with the person; decoration beside the name. */
export function Avatar({ id, name, size = 36, src }: AvatarProps) {
  return (
    <span className={css.avatar} aria-hidden data-initials={initials(name)} data-tint={hashTo(id, TINTS)} data-size={size}>
      {src && <img src={src} alt="" draggable={false} />}
    </span>
  );
}
