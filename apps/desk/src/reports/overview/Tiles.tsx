import type { Figures, Series } from '#client/core';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Spark } from '#ui/parts/Spark/Spark';
import { useDesk, useSelected } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/reports';
import { deltaOf, type Kind } from '../deltas';
import { count, duration, NOTHING, percent, score } from '../figures';
import type { FormulaName } from '../formulas';
import { ChatsLink } from '../frame/ChatsLink';
import { useReport } from '../frame/context';
import { Formula } from '../frame/Formula';
import { useOverview, useOverviewBefore, useSeries } from '../frame/queries';
import css from './Tiles.module.css';

interface Told {
  name: 'started' | 'level' | 'wait' | 'abandoned' | 'handle' | 'rating';
  metric: string;
  value: (figures: Figures) => number | null;
  kind: Kind;
  /** Whether more of it is better; null: neither. */
  more: boolean | null;
  write: (value: number | null) => string;
  detail: (figures: Figures) => string;
  line: (values: Series['data'][number]['values']) => number | null | undefined;
  formulas: (figures: Figures) => FormulaName[];
}

const TOLD: readonly Told[] = [
  {
    name: 'started',
    metric: 'started',
    value: ({ chats }) => chats.started,
    kind: 'count',
    more: null,
    write: (value) => (value === null ? NOTHING : count(value)),
    detail: ({ chats }) => t('tile.started.detail', { answered: count(chats.answered) }),
    line: ({ started }) => started,
    formulas: () => ['chats.started', 'chats.answered'],
  },
  {
    name: 'level',
    metric: 'serviceLevel',
    value: ({ serviceLevel }) => serviceLevel.rate,
    kind: 'rate',
    more: true,
    write: percent,
    detail: ({ serviceLevel }) => t('tile.level.detail', { seconds: serviceLevel.withinSeconds }),
    line: ({ serviceLevel }) => serviceLevel,
    formulas: ({ serviceLevel }) => [serviceLevel.formula],
  },
  {
    name: 'wait',
    metric: 'waitSeconds',
    value: ({ waitSeconds }) => waitSeconds.p50,
    kind: 'duration',
    more: false,
    write: duration,
    detail: ({ waitSeconds }) => t('tile.wait.detail', { time: duration(waitSeconds.p90), mean: duration(waitSeconds.mean) }),
    line: ({ waitSeconds }) => waitSeconds,
    formulas: () => ['waitSeconds'],
  },
  {
    name: 'abandoned',
    metric: 'abandoned',
    value: ({ abandonmentRate }) => abandonmentRate,
    kind: 'rate',
    more: false,
    write: percent,
    detail: ({ chats }) => t('tile.abandoned.detail', { count: chats.abandoned, short: chats.shortAbandoned }),
    line: ({ abandoned }) => abandoned,
    formulas: () => ['abandonmentRate', 'chats.abandoned'],
  },
  {
    name: 'handle',
    metric: 'handleSeconds',
    value: ({ handleSeconds }) => handleSeconds.p50,
    kind: 'duration',
    more: null,
    write: duration,
    detail: ({ handleSeconds }) => t('tile.handle.detail', { time: duration(handleSeconds.p90), mean: duration(handleSeconds.mean) }),
    line: ({ handleSeconds }) => handleSeconds,
    formulas: () => ['handleSeconds'],
  },
  {
    name: 'rating',
    metric: 'rating',
    value: ({ rating }) => rating.mean,
    kind: 'score',
    more: true,
    write: (value) => score(value, 2),
    detail: ({ rating }) => t('tile.rating.detail', { count: rating.count }),
    line: ({ rating }) => rating,
    formulas: () => ['rating'],
  },
];

/** How it went, in six figures against the period before. */
export function Tiles() {
  const now = useOverview();
  const before = useOverviewBefore();
  const series = useSeries();
  const goal = useSelected(useDesk().preferences, ({ wall }) => wall.serviceLevel);
  const { search } = useReport();
  if (now.isError) return <ErrorState title={t('error.title')} text={messageOf(now.error)} onRetry={() => void now.refetch()} />;
  return (
    <ul className={css.tiles} aria-label={t('figures')} aria-busy={now.isFetching}>
      {TOLD.map((told) => (
        <Tile
          key={told.name}
          told={told}
          now={now.data}
          before={search.compare === 'none' ? undefined : before.data}
          series={series.data}
          goal={told.name === 'level' ? goal : null}
        />
      ))}
    </ul>
  );
}

interface TileProps {
  told: Told;
  now: Figures | undefined;
  before: Figures | undefined;
  series: Series | undefined;
  goal: number | null;
}

function Tile({ told, now, before, series, goal }: TileProps) {
  const { name, metric, value, kind, more, write, detail, line, formulas } = told;
  const title = t(`tile.${name}`);
  return (
    <li className={css.tile}>
      <span className={css.head}>
        <span className={css.title}>{title}</span>
        {now && <Formula title={title} of={formulas(now)} />}
      </span>
      {now ? (
        <>
          <span className={css.row}>
            <ChatsLink to={{ metric }} className={css.figure}>
              <span className="sr-only">{title} </span>
              <bdi>{write(value(now))}</bdi>
            </ChatsLink>
            <span className={css.spark}>
              {series && <Spark values={series.data.map(({ values }) => line(values) ?? null)} goal={goal} shown={series.data.length} />}
            </span>
          </span>
          <span className={css.foot}>
            {before && <Change now={value(now)} before={value(before)} kind={kind} more={more} write={write} />}
            <bdi className={css.detail}>{detail(now)}</bdi>
          </span>
        </>
      ) : (
        <span className={css.bone} role="status" aria-label={t('loading', { title })} />
      )}
    </li>
  );
}

type ChangeProps = Pick<Told, 'kind' | 'more' | 'write'> & { now: number | null; before: number | null };

/** Against the period before: by a sign and a colour, and in words for whoever sees neither. */
function Change({ now, before, kind, more, write }: ChangeProps) {
  const delta = deltaOf(now, before, kind, more);
  if (!delta) return null;
  const tone = delta.isGood === null ? undefined : delta.isGood ? 'ok' : 'bad';
  return (
    <span className={css.delta} data-tone={tone} title={t('delta.before', { value: write(before) })}>
      <span aria-hidden>{delta.way === 'up' ? '▲' : delta.way === 'down' ? '▼' : '■'}</span> <bdi>{delta.text}</bdi>
      <span className="sr-only"> {t(tone === undefined ? 'delta.than' : `delta.${tone}`)}</span>
    </span>
  );
}
