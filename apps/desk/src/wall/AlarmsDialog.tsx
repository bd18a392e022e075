import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { chime } from '../live/chime';
import { useDesk, useSelected } from '../live/context';
import type { WallAlarms } from '../live/preferences';
import { t as words } from '../words';
import { t } from '../words/wall';
import css from './dialogs.module.css';

/** A number of this span, or null for nothing; undefined for anything else. */
function numberIn(text: string, { most }: { most: number }): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  const number = Number(typed);
  return Number.isFinite(number) && number > 0 && number <= most ? number : undefined;
}

/** From when on the wall calls. It belongs to the person, on whatever machine. */
export function AlarmsDialog({ onClose }: { onClose: () => void }) {
  const { preferences } = useDesk();
  const chosen = useSelected(preferences, (all) => all.wall);
  const sounds = useSelected(preferences, ({ alerts }) => alerts);
  const [wait, setWait] = useState(chosen.longestWaitSeconds === null ? '' : String(chosen.longestWaitSeconds / 60));
  const [level, setLevel] = useState(chosen.serviceLevel === null ? '' : String(Math.round(chosen.serviceLevel * 100)));
  const set = (changes: Partial<WallAlarms>): void => preferences.set({ wall: { ...chosen, ...changes } });
  const [minutes, percents] = [numberIn(wait, { most: 1440 }), numberIn(level, { most: 100 })];
  function done(): void {
    if (minutes === undefined || percents === undefined) return;
    set({ longestWaitSeconds: minutes === null ? null : minutes * 60, serviceLevel: percents === null ? null : percents / 100 });
    onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={minutes === undefined || percents === undefined} onPress={done}>
        {t('act.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('alarms.set')} isOpen onClose={onClose} footer={footer}>
      <div className={css.form}>
        <Field
          label={t('alarms.waitLabel')}
          hint={t('alarms.empty')}
          inputMode="decimal"
          value={wait}
          onChange={setWait}
          error={minutes === undefined ? t('alarms.waitWrong') : null}
        />
        <Field
          label={t('alarms.levelLabel')}
          hint={t('alarms.empty')}
          inputMode="decimal"
          value={level}
          onChange={setLevel}
          error={percents === undefined ? t('alarms.levelWrong') : null}
        />
        <Switch isOn={chosen.nobody} onChange={(nobody) => set({ nobody })} hint={t('alarms.nobodyHint')}>
          {t('alarms.nobody')}
        </Switch>
        <Switch isOn={chosen.sound} onChange={(sound) => (set({ sound }), sound && void chime(sounds))} hint={t('alarms.soundHint')}>
          {t('alarms.sound')}
        </Switch>
      </div>
    </Dialog>
  );
}
