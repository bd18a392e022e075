import type { ComponentChildren, JSX } from 'preact';
import { DOWN, Face, Icon } from './icons';
import type { Widget } from './widget';

interface Props {
  w: Widget;
  faces: { name: string; url?: string }[];
  title: string;
  subtitle?: ComponentChildren;
  isLarge?: boolean;
  /** Stands before the button that closes. */
  children?: ComponentChildren;
}

export function Header({ w, faces, title, subtitle, isLarge, children }: Props): JSX.Element {
  return (
    <div class={isLarge ? 'head large' : 'head'}>
      {faces.length > 0 && (
        <span class="faces">
          {faces.slice(0, 3).map((face) => (
            <Face key={face.name} {...face} />
          ))}
        </span>
      )}
      <div class="who">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        {subtitle && <p>{subtitle}</p>}
      </div>
      {children}
      <button type="button" class="icon" aria-label={w.words('close')} onClick={() => w.close()}>
        <Icon path={DOWN} />
      </button>
    </div>
  );
}
