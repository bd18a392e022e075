import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tip } from '../Tooltip/Tooltip';
import css from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  kind?: 'primary' | 'plain' | 'outline' | 'danger' | 'link';
  size?: 's' | 'm';
  wide?: boolean;
}

export function Button({ kind = 'outline', size = 'm', wide, ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${css.button} ${css[kind]} ${css[size]} ${wide ? css.wide : ''}`} />;
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'kind'> {
  label: string;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
  children: ReactNode;
  isActive?: boolean;
}

/** A button whose name is in its tooltip. */
export function IconButton({ label, shortcut, children, size = 'm', isActive, wide: _wide, ...props }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <AriaButton {...props} aria-label={label} className={`${css.button} ${css.icon} ${css[size]}`} data-active={isActive || undefined}>
        {children}
      </AriaButton>
    </Tip>
  );
}
