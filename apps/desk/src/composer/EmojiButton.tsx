import { Smile } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { t } from '../words';
import css from './Composer.module.css';

/** Loaded when it is opened first. */
const EmojiPicker = lazy(() => import('./EmojiPicker'));

/** Opens all emojis. */
export function EmojiButton({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label={t('composer.emoji')} shortcut=":" size="s">
        <Smile />
      </IconButton>
      <Popover className={css.emojis} placement="top start" offset={6}>
        <Dialog className={css.emojisDialog} aria-label={t('composer.emoji')}>
          <Suspense fallback={<Skeleton lines={6} label={t('loading.part')} />}>
            <EmojiPicker onChoose={(emoji) => (setOpen(false), onChoose(emoji))} />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
