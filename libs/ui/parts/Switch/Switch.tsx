import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import css from './Switch.module.css';

export interface SwitchProps {
  children: ReactNode;
  /** A second line in grey. */
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
}

/** Something that is on or off, at once. */
export function Switch({ children, hint, isOn, onChange, isDisabled }: SwitchProps) {
  return (
    <AriaSwitch className={css.switch} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className={css.track} aria-hidden />
      <span className={css.words}>
        <span>{children}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
    </AriaSwitch>
  );
}
