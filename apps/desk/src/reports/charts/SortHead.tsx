import { SortButton } from '#ui/parts/SortButton/SortButton';
import { directionOf, type Sort } from '../../wall/search';

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
  const direction = sort && directionOf(sort, id);
  const next = (): Sort => ({ column: id, isDescending: direction ? direction === 'ascending' : !isOfNames });
  return (
    <th scope="col" data-hide={hide} aria-sort={direction}>
      <SortButton name={name} direction={direction} onPress={() => onSort(next())} />
    </th>
  );
}
