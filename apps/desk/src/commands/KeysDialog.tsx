import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { t } from '../words';
import { shownKeys } from './keymap';
import { useAllCommands } from './registry';
import css from './KeysDialog.module.css';

/** `?`: every key that does something here and now. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const withKeys = useAllCommands().filter(({ keys }) => keys);
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} size="m">
      {[...new Set(withKeys.map(({ group }) => group))].map((group) => (
        <section key={group} className={css.group}>
          <h3>{group}</h3>
          <dl>
            {withKeys
              .filter((command) => command.group === group)
              .map(({ id, name, keys }) => (
                <div key={id}>
                  <dt>{name}</dt>
                  <dd>
                    <Kbd keys={shownKeys(keys!)} />
                    <span className="sr-only">{keys}</span>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
