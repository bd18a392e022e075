import { ArrowDown, ArrowUp } from 'lucide-react';
import css from './SortButton.module.css';

export type Direction = 'ascending' | 'descending';

/** What is pressed in the head of a column to sort by it; its arrow says which way, as `aria-sort` of the head has to. */
export function SortButton({ name, direction, onPress }: { name: string; direction: Direction | undefined; onPress: () => void }) {
  return (
    <button className={css.sort} onClick={onPress}>
      {name}
      {direction && (direction === 'descending' ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
    </button>
  );
}
