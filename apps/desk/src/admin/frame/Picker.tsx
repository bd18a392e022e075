import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { t } from '../../words/admin';
import css from './Picker.module.css';

interface Item {
  id: string;
  name: string;
}

export interface PickerProps<T extends Item> {
  label: string;
  /** Where what stands beside it says the same. */
  isLabelHidden?: boolean;
  hint?: string;
  items: readonly T[];
  /** Those that come first: what is chosen and saved, so that nothing moves while one chooses. */
  first: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What stands before a name. */
  face?: (item: T) => ReactNode;
  /** What is said where there is nothing to choose from. */
  none: string;
}

const SHOWN = 50;
/** So few are seen at once, and need no search. */
const FEW = 8;

/** Any of many, chosen from a list with a search: arrows move, the space bar chooses. */
export function Picker<T extends Item>({ label, isLabelHidden, hint, items, first, chosen, onChange, face, none }: PickerProps<T>) {
  const [text, setText] = useState('');
  const [most, setMost] = useState(SHOWN);
  const typed = text.trim().toLocaleLowerCase();
  const rank = ({ id }: Item): number => (first.includes(id) ? 0 : 1);
  const found = items
    .filter(({ name }) => name.toLocaleLowerCase().includes(typed))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, undefined, { numeric: true }));
  const shown = found.slice(0, most);
  const isShown = (id: string): boolean => shown.some((item) => item.id === id);
  return (
    <div className={css.picker} role="group" aria-label={label}>
      {!isLabelHidden && <p className={css.label}>{label}</p>}
      {items.length > FEW && (
        <Field label={t('picker.search', { label })} isLabelHidden placeholder={t('picker.find')} value={text} onChange={setText} />
      )}
      <ListBox
        className={css.list}
        aria-label={label}
        selectionMode="multiple"
        items={shown}
        dependencies={[chosen]}
        selectedKeys={chosen.filter(isShown)}
        onSelectionChange={(keys) =>
          onChange([...chosen.filter((id) => !isShown(id)), ...(keys === 'all' ? shown.map(({ id }) => id) : [...keys].map(String))])
        }
        renderEmptyState={() => (items.length === 0 ? none : t('picker.none'))}
      >
        {(item) => (
          <ListBoxItem id={item.id} textValue={item.name} className={css.item}>
            <span className={css.box} aria-hidden>
              <Check />
            </span>
            {face?.(item)}
            <bdi className={css.name}>{item.name}</bdi>
          </ListBoxItem>
        )}
      </ListBox>
      {hint && <p className={css.hint}>{hint}</p>}
      {found.length > shown.length && (
        <div>
          <Button size="s" onPress={() => setMost(most + SHOWN)}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
