import { WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { SwitchboardClient } from '#client/conversation';
import { useSelected, useStore } from '../../live/context';
import { AS_IT_COMES } from '../../live/preferences';
import { Banner } from '../../shell/Banner';
import { t } from '../../words/wall';
import { Board } from '../Board';
import type { Floor } from '../floor';
import { useAwake } from '../useAwake';
import css from './Screen.module.css';

export function Screen({ client, floor }: { client: SwitchboardClient; floor: Floor }) {
  const { status } = useStore(client.state);
  const isKnown = useSelected(floor, (state) => state.agents.length > 0 || state.status === 'live');
  useEffect(() => floor.watch(), [floor]);
  useAwake();
  if (status === 'ended') return <Refused />;
  return (
    <main className={css.screen}>
      <h1 className="sr-only">{t('title')}</h1>
      {isKnown && status !== 'online' && (
        <Banner tone="warn">
          <WifiOff aria-hidden />
          <span>{t('screen.offline')}</span>
        </Banner>
      )}
      {isKnown ? <Board floor={floor} thresholds={AS_IT_COMES.wall} /> : <Skeleton lines={12} label={t('loading')} />}
    </main>
  );
}

/** The link was taken back, or never was one. */
export function Refused() {
  return (
    <main className={css.screen}>
      <h1 className="sr-only">{t('title')}</h1>
      <Empty title={t('screen.refused')} text={t('screen.refusedText')} />
    </main>
  );
}
