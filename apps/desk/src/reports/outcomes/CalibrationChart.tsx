import type { Calibration } from '#client/core';
import { t } from '../../words/reports';
import { type Chart, ChartCard } from '../charts/ChartCard';
import { Scatter } from '../charts/Scatter';
import { count, duration, percent } from '../figures';
import { useCalibration } from '../frame/queries';
import { useSeenLater } from '../frame/useSeen';
import css from './Notes.module.css';

/** Was the wait told honestly. */
export function CalibrationChart() {
  const [card, isSeen] = useSeenLater<HTMLElement>();
  return (
    <ChartCard
      within={card}
      title={t('calibration.title')}
      isWide
      formulas={['estimates']}
      note={t('calibration.note')}
      answer={useCalibration(isSeen)}
      chart={chartOf}
    />
  );
}

function chartOf({ count: told, within, sooner, longer, sample }: Calibration): Chart {
  const share = (part: number): string => percent(told === 0 ? null : part / told);
  const words = { within: share(within), sooner: share(sooner), longer: share(longer), count: told };
  return {
    sentence: t('calibration.sentence', words),
    isEmpty: told === 0,
    picture: (
      <>
        <p className={css.lead}>{t('calibration.sentence', words)}</p>
        <Scatter
          across={t('calibration.foretold')}
          up={t('calibration.came')}
          points={sample.map(({ chatId, low, high, waitedSeconds }) => ({ id: chatId, low, high, came: waitedSeconds }))}
        />
      </>
    ),
    sheet: {
      columns: [t('calibration.outcome'), t('calibration.chats'), t('spread.share')],
      rows: [
        [
          { text: t('calibration.within') },
          { text: count(within), value: within, to: { metric: 'estimates', atLeast: 1 } },
          { text: share(within) },
        ],
        [
          { text: t('calibration.outside') },
          { text: count(told - within), value: told - within, to: { metric: 'estimates', below: 1 } },
          { text: share(told - within) },
        ],
        [{ text: t('calibration.sooner') }, { text: count(sooner), value: sooner }, { text: share(sooner) }],
        [{ text: t('calibration.longer') }, { text: count(longer), value: longer }, { text: share(longer) }],
        ...sample.map(({ low, high, waitedSeconds }) => [
          { text: t('calibration.one', { low: duration(low), high: duration(high) }) },
          { text: duration(waitedSeconds), value: waitedSeconds },
          { text: '' },
        ]),
      ],
    },
  };
}
