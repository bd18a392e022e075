import type { ReactNode } from 'react';
import { Label, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import css from './Toggles.module.css';

export interface Toggle<K extends string> {
  id: K;
  label: string;
  icon?: ReactNode;
}

export interface TogglesProps<K extends string> {
  label: string;
  /** Where what stands beside it says the same. */
  isLabelHidden?: boolean;
  options: readonly Toggle<K>[];
  selected: readonly K[];
  onChange: (selected: K[]) => void;
  /** One at a time, and never none. */
  isSingle?: boolean;
}

/** A few values, of which some hold: chosen by pressing each. */
export function Toggles<K extends string>({ label, isLabelHidden, options, selected, onChange, isSingle }: TogglesProps<K>) {
  return (
    <div className={css.field}>
      <Label className={isLabelHidden ? 'sr-only' : css.label} elementType="span">
        {label}
      </Label>
      <ToggleButtonGroup
        className={css.group}
        aria-label={label}
        selectionMode={isSingle ? 'single' : 'multiple'}
        disallowEmptySelection={isSingle}
        selectedKeys={selected}
        onSelectionChange={(keys) => onChange(options.map(({ id }) => id).filter((id) => keys.has(id)))}
      >
        {options.map(({ id, label: name, icon }) => (
          <ToggleButton key={id} id={id} className={css.toggle}>
            {icon}
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
