import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../app/icons';
import { MORE } from './icons';

export interface MenuItem {
  label: string;
  run: () => void;
}

export function Menu({ label, items }: { label: string; items: MenuItem[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);
  const leave = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    const all = [...root.current!.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = all.indexOf(event.target as HTMLElement);
    if (event.key === 'Escape') leave();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length]!.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)!.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="menu"
      ref={root}
      onKeyDown={onKeyDown}
      onFocusOut={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget as Node) && setOpen(false)}
    >
      <button
        type="button"
        class="icon"
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon path={MORE} width={3} />
      </button>
      {isOpen && (
        <div role="menu" aria-label={label}>
          {items.map((item) => (
            <button type="button" role="menuitem" tabIndex={-1} key={item.label} onClick={() => (leave(), item.run())}>
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
