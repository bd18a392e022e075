import { Toggles } from '#ui/parts/Toggles/Toggles';
import { chime } from '../live/chime';
import { ALERT_SOUNDS, type Alerting } from '../live/preferences';
import { t } from '../words/push';
import css from './AlertsPage.module.css';

const TIMES = { once: { repeats: false }, thrice: { repeats: true, repeatTimes: 3 }, seen: { repeats: true, repeatTimes: null } } as const;
type Times = keyof typeof TIMES;
const EVERY = [15, 30, 60, 300] as const;

interface HowItCallsProps {
  chosen: Alerting;
  set: (changes: Partial<Alerting>) => void;
}

/** By which sound, how often and how fast somebody is called, until it is seen. */
export function HowItCalls({ chosen, set }: HowItCallsProps) {
  const { repeats, repeatTimes, repeatSeconds, volume } = chosen;
  const times: Times = !repeats ? 'once' : repeatTimes === null ? 'seen' : 'thrice';
  const every = EVERY.findLast((seconds) => seconds <= repeatSeconds) ?? EVERY[0];
  return (
    <>
      <Toggles
        label={t('sound')}
        options={ALERT_SOUNDS.map((id) => ({ id, label: t(`sound.${id}`) }))}
        selected={[chosen.sound]}
        onChange={([sound]) => {
          if (!sound) return;
          set({ sound });
          chime({ volume, sound });
        }}
        isSingle
      />
      <Toggles
        label={t('repeats')}
        options={(Object.keys(TIMES) as Times[]).map((id) => ({ id, label: t(`repeats.${id}`) }))}
        selected={[times]}
        onChange={([chosenTimes]) => chosenTimes && set(TIMES[chosenTimes])}
        isSingle
      />
      {repeats && (
        <Toggles
          label={t('every')}
          options={EVERY.map((seconds) => ({ id: String(seconds), label: t(`every.${seconds}`) }))}
          selected={[String(every)]}
          onChange={([seconds]) => seconds && set({ repeatSeconds: Number(seconds) })}
          isSingle
        />
      )}
      <p className={css.note}>{t('repeatsHint')}</p>
    </>
  );
}
