import { EmojiPicker as Picker, type EmojiPickerListComponents } from 'frimousse';
import { t } from '../words';
import { EMOJI_DATA } from './emoji-data';
import css from './EmojiPicker.module.css';

const PARTS: Partial<EmojiPickerListComponents> = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={css.category}>
      {category.label}
    </div>
  ),
  // The picker counts from 0, ARIA from 1.
  Row: ({ 'aria-rowindex': at = 0, ...props }) => <div {...props} aria-rowindex={at + 1} className={css.row} />,
  Emoji: ({ emoji, 'aria-colindex': at = 0, ...props }) => (
    <button {...props} aria-colindex={at + 1} className={css.emoji} data-active={emoji.isActive || undefined}>
      {emoji.emoji}
    </button>
  ),
};

/** All emojis, by search and by category. */
export default function EmojiPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  return (
    <Picker.Root className={css.picker} locale="en" emojibaseUrl={EMOJI_DATA} columns={9} onEmojiSelect={({ emoji }) => onChoose(emoji)}>
      <Picker.Search className={css.search} aria-label={t('emoji.find')} placeholder={t('emoji.find')} autoFocus />
      <Picker.Viewport className={css.viewport} tabIndex={0}>
        <Picker.Loading className={css.state}>{t('loading.part')}</Picker.Loading>
        <Picker.Empty className={css.state}>{t('emoji.none')}</Picker.Empty>
        <Picker.List components={PARTS} />
      </Picker.Viewport>
    </Picker.Root>
  );
}
