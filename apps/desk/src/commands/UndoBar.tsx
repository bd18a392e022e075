import { Button } from '#ui/parts/Button/Button';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { useStore } from '../live/context';
import { t } from '../words';
import { shownKeys } from './keymap';
import { useCommands } from './registry';
import { undo } from './undo';
import css from './UndoBar.module.css';

/** At the foot of the list: what is about to be done, and the way back. */
export function UndoBar() {
  const pending = useStore(undo);
  useCommands(
    pending.length > 0
      ? [{ id: 'undo', name: t('command.undo'), group: t('group.chats'), keys: 'Ctrl+Z', run: () => undo.takeBackLast() }]
      : [],
  );
  return (
    <div className={css.stack} role="status">
      {pending.map(({ id, text }) => (
        <div key={id} className={css.bar}>
          <span className={css.text}>{text}</span>
          <Button kind="link" size="s" onPress={() => undo.takeBack(id)}>
            {t('undo.undo')} <Kbd keys={shownKeys('Ctrl+Z')} />
          </Button>
        </div>
      ))}
    </div>
  );
}
