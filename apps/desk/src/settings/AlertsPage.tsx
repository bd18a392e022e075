import { AppWindow, Bell, CircleDot, Volume2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Switch } from '#ui/parts/Switch/Switch';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { type ChannelState, notify, onChannelChange, showBadge, stateOf } from '../live/channels';
import { chime } from '../live/chime';
import { useDesk, useSelected } from '../live/context';
import { ALERT_CHANNELS, ALERT_EVENTS, type AlertChannel, type Alerting } from '../live/preferences';
import dotted from '../shell/icon-dot.svg';
import { t } from '../words';
import { HowItCalls } from './HowItCalls';
import { PushPart } from './PushPart';
import { SettingsPage } from './SettingsPage';
import css from './AlertsPage.module.css';

const ICONS: Record<AlertChannel, ReactNode> = { sound: <Volume2 />, desktop: <Bell />, title: <AppWindow />, badge: <CircleDot /> };
const TONES = { works: 'ok', ask: 'warn', blocked: 'bad', missing: 'plain' } as const;
const VOLUMES = { quiet: 0.2, medium: 0.5, loud: 1 } as const;
type Volume = keyof typeof VOLUMES;
const SHOWN_MS = 4_000;

/** By what somebody is called, whether it works in this browser, and for what. */
export function AlertsPage() {
  const { preferences, alerts, isSupervisor } = useDesk();
  const chosen = useSelected(preferences, (all) => all.alerts);
  const leads = useSelected(alerts, (state) => state.leads);
  const set = (changes: Partial<Alerting>): void => preferences.set({ alerts: { ...chosen, ...changes } });
  const volume = (Object.keys(VOLUMES) as Volume[]).findLast((name) => VOLUMES[name] <= chosen.volume) ?? 'quiet';
  return (
    <SettingsPage title={t('alerts.title')} lead={t('alerts.lead')}>
      <ul className={css.channels}>
        {ALERT_CHANNELS.map((channel) => (
          <Channel
            key={channel}
            channel={channel}
            isOn={chosen.channels[channel]}
            sounds={chosen}
            onChange={(isOn) => set({ channels: { ...chosen.channels, [channel]: isOn } })}
          />
        ))}
      </ul>
      <PushPart />
      <Toggles
        label={t('alerts.volume')}
        options={(Object.keys(VOLUMES) as Volume[]).map((id) => ({ id, label: t(`volume.${id}`) }))}
        selected={[volume]}
        onChange={([name]) => name && set({ volume: VOLUMES[name] })}
        isSingle
      />
      <HowItCalls chosen={chosen} set={set} />
      <h2 className={css.heading}>{t('alerts.for')}</h2>
      <div className={css.events}>
        {ALERT_EVENTS.filter((event) => event !== 'hand' || isSupervisor).map((event) => (
          <Switch
            key={event}
            isOn={chosen.events[event]}
            onChange={(isOn) => set({ events: { ...chosen.events, [event]: isOn } })}
            hint={t(`alerts.event.${event}.hint`)}
          >
            {t(`alerts.event.${event}`)}
          </Switch>
        ))}
      </div>
      <p className={css.note} role="status">
        {leads ? t('alerts.leads') : t('alerts.follows')}
      </p>
    </SettingsPage>
  );
}

/** Asks the browser again when it says that something changed, and after each try. */
function useChannelState(channel: AlertChannel): [ChannelState, () => void] {
  const [state, setState] = useState(() => stateOf[channel]());
  const look = (): void => setState(stateOf[channel]());
  useEffect(() => {
    return onChannelChange(() => setState(stateOf[channel]()));
  }, [channel]);
  return [state, look];
}

interface ChannelProps {
  channel: AlertChannel;
  isOn: boolean;
  sounds: Pick<Alerting, 'sound' | 'volume'>;
  onChange: (isOn: boolean) => void;
}

function Channel({ channel, isOn, sounds, onChange }: ChannelProps) {
  const [state, look] = useChannelState(channel);
  const [isTried, tried] = useState(false);
  useEffect(() => {
    if (!isTried) return;
    const timer = setTimeout(() => tried(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isTried]);
  async function test(): Promise<void> {
    if (channel === 'desktop' && state === 'ask') await Notification.requestPermission();
    TESTS[channel](sounds);
    look();
    tried(true);
  }
  return (
    <li className={css.channel}>
      <span className={css.icon} aria-hidden>
        {ICONS[channel]}
      </span>
      <Switch isOn={isOn} onChange={onChange} hint={t(`alerts.channel.${channel}.hint`)}>
        {t(`alerts.channel.${channel}`)}
      </Switch>
      <span className={css.state} role="status">
        <Chip tone={isOn ? TONES[state] : 'plain'}>{isOn ? t(`alerts.state.${state}`) : t('alerts.state.off')}</Chip>
      </span>
      <Button size="s" onPress={() => void test()} isDisabled={state === 'blocked' || state === 'missing'}>
        {t('alerts.test')} <span className="sr-only">{t(`alerts.channel.${channel}`)}</span>
      </Button>
      {state === 'blocked' && isOn && <p className={css.help}>{t('alerts.blockedHelp')}</p>}
      {isTried && state === 'works' && <p className={css.help}>{t(`alerts.tried.${channel}`)}</p>}
    </li>
  );
}

const TESTS: Record<AlertChannel, (sounds: Pick<Alerting, 'sound' | 'volume'>) => void> = {
  sound: (sounds) => void chime(sounds),
  desktop: () => notify({ title: t('alerts.testTitle'), body: t('alerts.testBody'), tag: 'test' }, () => undefined),
  title: () => {
    const before = document.title;
    document.title = `● ${t('alerts.testTitle')}`;
    setTimeout(() => (document.title = before), SHOWN_MS);
  },
  badge: () => {
    showBadge(1, dotted);
    setTimeout(() => showBadge(0, dotted), SHOWN_MS);
  },
};
