import { Sparkles } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { onSecond } from '#ui/parts/Timer/second';
import { undo } from '../commands/undo';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { Banner } from './Banner';

/** So long nobody touched anything, or the window was out of sight. */
const IDLE_MS = 5 * 60_000;
const HIDDEN_MS = 60_000;
const INPUTS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Says that there is a newer desk, and loads it on a click, or by itself when nobody would notice. Drafts are kept over it. */
export function NewVersion() {
  const { version, client, offers } = useDesk();
  const isNew = useStore(version);
  const isBusy = useStore(client.unsent) + useStore(offers).length + useStore(undo).length > 0;
  useEffect(() => {
    if (!isNew || isBusy) return;
    let touchedAt = performance.now();
    let shownAt = performance.now();
    const touch = (): void => void (touchedAt = performance.now());
    for (const input of INPUTS) addEventListener(input, touch, { passive: true });
    const stop = onSecond(() => {
      const now = performance.now();
      if (!document.hidden) shownAt = now;
      const isOpen = document.querySelector('[role="dialog"]') !== null;
      if (!isOpen && (now - touchedAt > IDLE_MS || now - shownAt > HIDDEN_MS)) location.reload();
    });
    return () => {
      stop();
      for (const input of INPUTS) removeEventListener(input, touch);
    };
  }, [isNew, isBusy]);
  if (!isNew) return null;
  return (
    <Banner tone="info">
      <Sparkles aria-hidden />
      <span>{t('version.new')}</span>
      <Button kind="link" size="s" onPress={() => location.reload()}>
        {t('version.reload')}
      </Button>
    </Banner>
  );
}
