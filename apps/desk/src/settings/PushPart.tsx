import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Chip } from '#ui/parts/Chip/Chip';
import { Switch } from '#ui/parts/Switch/Switch';
import { useDesk } from '../live/context';
import { keptOf, pushStateOf, subscribe, unsubscribe } from '../live/push';
import { useSaving } from '../shell/useSaving';
import { t } from '../words/push';
import css from './AlertsPage.module.css';

const TONES = { on: 'ok', off: 'plain', blocked: 'bad', missing: 'plain' } as const;

/** Whether this browser calls with the page closed, and what it shows then. */
export function PushPart() {
  const { client, user } = useDesk();
  const [state, setState] = useState(() => pushStateOf(user.id));
  const [showsText, setShowsText] = useState(() => keptOf(user.id)?.showText ?? false);
  const saving = useSaving([]);
  async function set(isOn: boolean, showText = showsText): Promise<void> {
    await saving.save(() => (isOn ? subscribe(client.rest, user.id, showText) : unsubscribe(client.rest)));
    setState(pushStateOf(user.id));
    setShowsText(keptOf(user.id)?.showText ?? false);
  }
  const isUseless = state === 'missing' || state === 'blocked';
  return (
    <ul className={css.channels} aria-label={t('title')}>
      <li className={css.channel}>
        <span className={css.icon} aria-hidden>
          <Smartphone />
        </span>
        <Switch isOn={state === 'on'} onChange={(isOn) => void set(isOn)} hint={t('hint')} isDisabled={saving.isBusy || isUseless}>
          {t('title')}
        </Switch>
        <span className={css.state} role="status">
          <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
        </span>
        {state === 'on' && (
          <div className={css.help}>
            <Switch isOn={showsText} onChange={(showText) => void set(true, showText)} hint={t('textHint')} isDisabled={saving.isBusy}>
              {t('text')}
            </Switch>
          </div>
        )}
        {state === 'blocked' && <p className={css.help}>{t('blocked')}</p>}
        {saving.problem !== null && (
          <p className={css.help} role="alert">
            {t('failed')}
          </p>
        )}
      </li>
    </ul>
  );
}
