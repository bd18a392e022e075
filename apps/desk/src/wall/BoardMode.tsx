import { Minimize } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected } from '../live/context';
import { t } from '../words/wall';
import { Board } from './Board';
import { useWall } from './context';
import { useAwake } from './useAwake';
import css from './BoardMode.module.css';

/** The board over the whole screen of whoever is signed in; the way back is seen while a pointer is there, or by the keyboard. */
export function BoardMode({ onLeave }: { onLeave: () => void }) {
  const { floor } = useWall();
  const thresholds = useSelected(useDesk().preferences, (all) => all.wall);
  useAwake();
  useFullScreen(onLeave);
  useCommands([{ id: 'wall-leave-board', name: t('board.leave'), group: t('title'), keys: 'Escape', run: onLeave }]);
  return (
    <div className={css.mode}>
      <h1 className="sr-only">{t('title')}</h1>
      <Board floor={floor} thresholds={thresholds} />
      <span className={css.leave}>
        <IconButton label={t('board.leave')} shortcut="Esc" onPress={onLeave}>
          <Minimize />
        </IconButton>
      </span>
    </div>
  );
}

/** The whole screen where the browser allows it; who leaves that leaves the mode. */
function useFullScreen(onLeave: () => void): void {
  useEffect(() => {
    let wasFull = false;
    const hear = (): void => {
      if (wasFull && !document.fullscreenElement) onLeave();
      wasFull ||= document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', hear);
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', hear);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
    // Entered once, when the mode begins.
  }, []);
}
