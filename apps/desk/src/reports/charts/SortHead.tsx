import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Sort } from '../../wall/search';
import css from './SortHead.module.css';

export interface SortHeadProps {
  id: string;
  name: string;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  /** Names go up first, numbers down. */
  isOfNames?: boolean;
  hide?: string;
}

/** The head of a column by which a table is sorted when it is pressed, the other way round when it is pressed again. */
export function SortHead({ id, name, sort, onSort, isOfNames = false, hide }: SortHeadProps) {
  const direction = sort?.column === id ? (sort.isDescending ? 'descending' : 'ascending') : undefined;
  const next = (): Sort => ({ column: id, isDescending: direction ? direction === 'ascending' : !isOfNames });
  return (
    <th scope="col" data-hide={hide} aria-sort={direction}>
      <button className={css.sort} onClick={() => onSort(next())}>
        {name}
        {direction && (direction === 'descending' ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
      </button>
    </th>
  );
}
