import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide-react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { t } from '../../words/admin';
import { moved, RANKINGS, shifted } from './policy';
import { nameOf, textOf } from './in-words';
import css from './Policy.module.css';

interface RankListProps {
  rank: readonly string[];
  onChange: (rank: string[]) => void;
}

/** By what two agents are told apart, in order: dragged by pointer or by keys, or moved by a place. */
export function RankList({ rank, onChange }: RankListProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(String(key)) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition !== 'on') onChange(moved(rank, keys, String(target.key), target.dropPosition));
    },
  });
  const unused = RANKINGS.filter((name) => !rank.includes(name));
  return (
    <>
      <GridList aria-label={t('policy.rank')} className={css.ranks} dragAndDropHooks={dragAndDropHooks} selectionMode="none">
        {rank.map((name, at) => (
          <GridListItem key={name} id={name} textValue={nameOf(name)} className={css.rank}>
            <AriaButton slot="drag" className={css.grip} aria-label={t('policy.drag', { name: nameOf(name) })}>
              <GripVertical aria-hidden />
            </AriaButton>
            <span className={css.place}>{at + 1}</span>
            <span className={css.about}>
              <b>{nameOf(name)}</b>
              <small>{textOf(name)}</small>
            </span>
            <span className={css.moves}>
              <IconButton
                label={t('policy.up', { name: nameOf(name) })}
                size="s"
                isDisabled={at === 0}
                onPress={() => onChange(shifted(rank, name, -1))}
              >
                <ArrowUp />
              </IconButton>
              <IconButton
                label={t('policy.down', { name: nameOf(name) })}
                size="s"
                isDisabled={at === rank.length - 1}
                onPress={() => onChange(shifted(rank, name, 1))}
              >
                <ArrowDown />
              </IconButton>
              <IconButton
                label={t('policy.remove', { name: nameOf(name) })}
                size="s"
                isDisabled={rank.length === 1}
                onPress={() => onChange(rank.filter((each) => each !== name))}
              >
                <X />
              </IconButton>
            </span>
          </GridListItem>
        ))}
      </GridList>
      {unused.length > 0 && (
        <p className={css.unused}>
          {t('policy.unused')}
          {unused.map((name) => (
            <Button key={name} size="s" onPress={() => onChange([...rank, name])}>
              <Plus aria-hidden /> {nameOf(name)}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}
