import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { useCommands } from '../../commands/registry';
import { t } from '../../words/admin';

interface Place {
  pathname: string;
  search: string;
}

const openIn = ({ search }: Place): string | null => new URLSearchParams(search).get('open');
/** Other filters of the same page leave nothing. */
const isElsewhere = (now: Place, next: Place): boolean => now.pathname !== next.pathname || openIn(now) !== openIn(next);

/** Whoever leaves a form with changes is asked, within the page and when the window is closed; Ctrl+S saves them. */
export function Leaving({ isDirty, isKept = false, onSave }: { isDirty: boolean; isKept?: boolean; onSave: () => void }) {
  const { history } = useRouter();
  const [leave, setLeave] = useState<{ answer: (stays: boolean) => void }>();
  const dirty = useRef(false);
  dirty.current = isDirty && !isKept;
  useEffect(
    () =>
      history.block({
        enableBeforeUnload: () => dirty.current,
        blockerFn: ({ currentLocation, nextLocation }) =>
          dirty.current && isElsewhere(currentLocation, nextLocation)
            ? new Promise<boolean>((resolve) => setLeave({ answer: (stays) => (setLeave(undefined), resolve(stays)) }))
            : false,
      }),
    [history],
  );
  useCommands([{ id: 'save', name: t('save'), group: t('group.admin'), keys: 'Ctrl+S', inFields: true, run: () => isDirty && onSave() }]);
  return (
    <Dialog
      title={t('leave.title')}
      isOpen={leave !== undefined}
      onClose={() => leave?.answer(true)}
      footer={
        <>
          <Button kind="danger" onPress={() => leave?.answer(false)}>
            {t('leave.discard')}
          </Button>
          <Button kind="primary" onPress={() => leave?.answer(true)} autoFocus>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}
