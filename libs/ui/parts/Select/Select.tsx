import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import css from './Select.module.css';

export interface SelectOption<K extends string> {
  id: K;
  label: string;
}

export interface SelectProps<K extends string> {
  label: string;
  /** Where what stands beside it says the same. */
  isLabelHidden?: boolean;
  options: readonly SelectOption<K>[];
  selected: K | null;
  onChange: (selected: K) => void;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
  size?: 's' | 'm';
}

/** One of many values, chosen from a list that opens. */
export function Select<K extends string>({ label, isLabelHidden, options, selected, onChange, placeholder, size = 'm' }: SelectProps<K>) {
  return (
    <AriaSelect className={css.select} selectedKey={selected} onSelectionChange={(key) => onChange(key as K)} placeholder={placeholder}>
      <Label className={isLabelHidden ? 'sr-only' : css.label}>{label}</Label>
      <Button className={css.button} data-size={size}>
        <SelectValue className={css.value} />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={css.popover} offset={4}>
        <ListBox className={css.list} data-menu>
          {options.map(({ id, label: name }) => (
            <ListBoxItem key={id} id={id} textValue={name} className={css.option}>
              {({ isSelected }) => (
                <>
                  <span className={css.check}>{isSelected && <Check aria-hidden />}</span>
                  <bdi>{name}</bdi>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
