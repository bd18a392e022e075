import type { ReactNode } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListLoadMoreItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { useIdle } from '../shell/after-paint';
import { t } from '../words';
import { useShown } from './shown';
import css from './rows.module.css';

/** A place in a list: what the list itself has to know of a row. What is drawn in it is asked for by the row, while it is in sight. */
export interface Entry {
  id: string;
  name: string;
  /** Pixels. */
  height: number;
}

/** Rows that are put in order before the first of them are painted; the whole of a long list follows. */
const FIRST = 40;

export const HEIGHT = { plain: 64, tagged: 84 } as const;

/** Heights are known from the entry, so nothing is measured and nothing moves while it is drawn. */
class RowLayout extends ListLayout<Entry> {
  protected override buildItem(...[node, x, y]: Parameters<ListLayout<Entry>['buildItem']>) {
    this.rowSize = node.value?.height ?? HEIGHT.plain;
    const built = super.buildItem(node, x, y);
    this.rowSize = null;
    return built;
  }
}
const LAYOUT = { estimatedRowHeight: HEIGHT.tagged, headingHeight: 34, loaderHeight: 40, padding: 8 };

export interface Section<E extends Entry> {
  title: string;
  entries: readonly E[];
}

export interface RowListProps<E extends Entry> {
  label: string;
  entries?: readonly E[];
  sections?: readonly Section<E>[];
  /** Draws a row; called only for what is in sight. */
  row: (entry: E) => ReactNode;
  onOpen: (id: string) => void;
  more?: { isLoading: boolean; load: () => void };
}

/** A list of chats of any length: it draws what is in sight, and reads the same by keyboard and screen reader as a whole one. */
export function RowList<E extends Entry>({ label, entries, sections, row, onOpen, more }: RowListProps<E>) {
  useShown(entries ?? sections!.flatMap((section) => section.entries), onOpen);
  const isWhole = useIdle();
  const some = (all: readonly E[]): readonly E[] => (isWhole ? all : all.slice(0, FIRST));
  const item = (entry: E) => (
    <GridListItem id={entry.id} textValue={entry.name} className={css.row}>
      {row(entry)}
    </GridListItem>
  );
  return (
    <Virtualizer layout={RowLayout} layoutOptions={LAYOUT}>
      <GridList className={css.list} aria-label={label} onAction={(key) => onOpen(String(key))} selectionMode="none">
        {sections?.map(
          (section) =>
            section.entries.length > 0 && (
              <GridListSection key={section.title} id={section.title} aria-label={section.title}>
                <GridListHeader className={css.group}>
                  {section.title}
                  <span>{section.entries.length}</span>
                </GridListHeader>
                <Collection items={some(section.entries)}>{item}</Collection>
              </GridListSection>
            ),
        )}
        {entries && <Collection items={some(entries)}>{item}</Collection>}
        {more && (
          <GridListLoadMoreItem isLoading={more.isLoading} onLoadMore={more.load}>
            <span className={css.more}>{t('loading.more')}</span>
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
