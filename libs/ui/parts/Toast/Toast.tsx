import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button, IconButton } from '../Button/Button';
import css from './Toast.module.css';
import { toasts } from './toasts';

/** The stack of what was refused, or done and can be undone. Read out as it comes. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.getSnapshot);
  return (
    <div className={css.stack} role="region" aria-label="Messages" aria-live="polite">
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className={css.toast} data-tone={tone}>
          <span>{text}</span>
          {action && (
            <Button kind="link" size="s" onPress={() => (toasts.dismiss(id), action.run())}>
              {action.label}
            </Button>
          )}
          <IconButton label="Dismiss" size="s" onPress={() => toasts.dismiss(id)}>
            <X />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
