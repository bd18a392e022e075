import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { timeOfDay } from '#ui/format/time';
import type { MessageView } from '#client/core';
import { Read } from '../customer/Section';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { t } from '../words';
import css from './EarlierTexts.module.css';

interface EarlierTextsProps {
  message: MessageView;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What a message said before its edits, the first on top. Customers do not see it. */
export default function EarlierTexts({ message, anchor, onClose }: EarlierTextsProps) {
  const query = useQuery(queriesOf(useDesk()).earlierTexts(message));
  return (
    <Popover className={css.popover} triggerRef={anchor} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} placement="top" offset={4}>
      <Dialog className={css.dialog}>
        <Heading slot="title" className={css.title}>
          {t('edited.before')}
        </Heading>
        <Read query={query}>
          {(texts) => (
            <ol className={css.texts}>
              {texts.map(({ text, writtenAt }) => (
                <li key={writtenAt}>
                  <time dateTime={writtenAt}>{timeOfDay(writtenAt)}</time>
                  <p dir="auto">{text ?? t('edited.noText')}</p>
                </li>
              ))}
            </ol>
          )}
        </Read>
        <p className={css.only}>{t('note.only')}</p>
      </Dialog>
    </Popover>
  );
}
