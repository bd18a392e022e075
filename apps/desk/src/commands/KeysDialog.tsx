import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { Switch } from '#ui/parts/Switch/Switch';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { keysOf, pressedKeys, shownKeys } from './keymap';
import { type Command, useAllCommands } from './registry';
import css from './KeysDialog.module.css';

/** Browsers keep these for themselves. */
const OF_THE_BROWSER = ['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Shift+W', 'F11', 'F12'];
const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'];

/** `?`: every key that does something here and now; each can be another one. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} size="m">
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const { preferences } = useDesk();
  const chosen = useStore(preferences);
  const [changing, change] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const listed = useAllCommands().filter(({ id, keys, isUnlisted }) => (keys ?? chosen.keys[id]) && !isUnlisted);

  function choose(command: Command, keys: string): void {
    const taken = listed.find((other) => other.id !== command.id && keysOf(other, chosen) === keys);
    if (OF_THE_BROWSER.includes(keys)) return setProblem(t('keys.notPossible', { keys: shownKeys(keys) }));
    if (taken && keys !== '') return setProblem(t('keys.taken', { keys: shownKeys(keys), name: taken.name }));
    const { [command.id]: _before, ...others } = chosen.keys;
    preferences.set({ keys: keys === command.keys ? others : { ...others, [command.id]: keys } });
    change(null);
    setProblem(null);
  }

  return (
    <>
      {[...new Set(listed.map(({ group }) => group))].map((group) => (
        <section key={group} className={css.group}>
          <h3>{group}</h3>
          <ul>
            {listed
              .filter((command) => command.group === group)
              .map((command) => (
                <li key={command.id}>
                  <span className={css.name}>{command.name}</span>
                  {changing === command.id ? (
                    <Recorder
                      label={t('keys.change', { name: command.name })}
                      problem={problem}
                      onKeys={(keys) => choose(command, keys)}
                      onEnd={() => (change(null), setProblem(null))}
                    />
                  ) : (
                    <Shown command={command} keys={keysOf(command, chosen)} onChange={() => change(command.id)} />
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
      <div className={css.foot}>
        <Switch isOn={chosen.singleKeys} onChange={(singleKeys) => preferences.set({ singleKeys })} hint={t('keys.singleHint')}>
          {t('keys.single')}
        </Switch>
        {Object.keys(chosen.keys).length > 0 && (
          <Button size="s" onPress={() => preferences.set({ keys: {} })}>
            {t('keys.resetAll')}
          </Button>
        )}
      </div>
    </>
  );
}

function Shown({ command, keys, onChange }: { command: Command; keys: string | undefined; onChange: () => void }) {
  return (
    <span className={css.keys}>
      {keys ? <Kbd keys={shownKeys(keys)} /> : <span className={css.none}>{t('keys.none')}</span>}
      {keys && <span className="sr-only">{keys}</span>}
      <IconButton label={t('keys.change', { name: command.name })} size="s" onPress={onChange}>
        <Pencil />
      </IconButton>
    </span>
  );
}

interface RecorderProps {
  label: string;
  problem: string | null;
  onKeys: (keys: string) => void;
  onEnd: () => void;
}

/** Takes the next keys that are pressed. Escape leaves it, Backspace and Delete take the key away. */
function Recorder({ label, problem, onKeys, onEnd }: RecorderProps) {
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' || MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onEnd();
    else onKeys(['Backspace', 'Delete'].includes(event.key) ? '' : pressedKeys(event));
  };
  return (
    <span className={css.recorder}>
      <input className={css.field} aria-label={label} placeholder={t('keys.press')} readOnly autoFocus onKeyDown={hear} onBlur={onEnd} />
      <span role="alert" className={css.problem}>
        {problem}
      </span>
    </span>
  );
}
