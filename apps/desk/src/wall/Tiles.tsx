import { Link } from '@tanstack/react-router';
import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { clock } from '#ui/format/time';
import { IconButton } from '#ui/parts/Button/Button';
import { Spark } from '#ui/parts/Spark/Spark';
import { Timer } from '#ui/parts/Timer/Timer';
import type { Wall } from '#client/core';
import type { WaitingChat } from '#client/desk';
import { t } from '../words/wall';
import { levelNow, oldestOf, type Seats, type Thresholds } from './figures';
import css from './Tiles.module.css';

export interface TilesProps {
  waiting: readonly WaitingChat[];
  seats: Seats;
  wall: Wall | undefined;
  thresholds: Thresholds;
  /** Whether each opens the chats behind it. */
  isStill?: boolean;
}

export const NOTHING = '–';
export const percent = (rate: number | null | undefined, digits = 0): string =>
  typeof rate === 'number' ? (rate * 100).toFixed(rate === 0 || rate === 1 ? 0 : digits) : NOTHING;

/** How it goes: at this moment, and today. */
export function Tiles({ waiting, seats, wall, thresholds, isStill }: TilesProps) {
  const { stats, series = [] } = wall ?? {};
  const since = oldestOf(waiting);
  const late = thresholds.longestWaitSeconds ?? 300;
  const [now, goal] = [wall ? levelNow(wall) : null, thresholds.serviceLevel];
  const level = stats?.serviceLevel;
  const isLow = typeof level?.rate === 'number' && goal !== null && level.rate < goal;
  return (
    <div className={css.tiles} data-still={isStill || undefined}>
      <Tile
        title={t('tile.waiting')}
        to={isStill ? undefined : { to: '/inbox', search: { view: 'queue' } }}
        figure={waiting.length}
        tone={waiting.length > 0 && seats.onDuty === 0 ? 'bad' : undefined}
        detail={
          since === null ? (
            seats.onDuty === 0 ? (
              t('tile.nobodyHere')
            ) : (
              t('tile.nobodyWaits')
            )
          ) : (
            <>
              {t('tile.longest')} <Timer since={since} soon={late * 0.4} late={late} />
            </>
          )
        }
      />
      <Tile
        title={t('tile.seats')}
        to={isStill ? undefined : { to: '/inbox', search: { view: 'found', filters: { status: 'active' } } }}
        figure={seats.taken}
        unit={`/ ${seats.capacity}`}
        tone={seats.onDuty === 0 ? 'bad' : undefined}
        detail={seatsDetail(seats)}
        aside={<progress className={css.meter} max={Math.max(1, seats.capacity)} value={seats.taken} aria-hidden />}
      />
      <Tile
        title={t('tile.level')}
        to={behind('serviceLevel', isStill)}
        figure={percent(level?.rate)}
        unit={typeof level?.rate === 'number' ? '%' : undefined}
        tone={isLow ? 'bad' : undefined}
        detail={t('tile.levelDetail', {
          now: now === null ? NOTHING : `${percent(now)} %`,
          seconds: level?.withinSeconds ?? NOTHING,
        })}
        aside={<Spark values={series.map(({ serviceLevel }) => serviceLevel)} goal={goal} />}
        over={
          level &&
          !isStill && (
            <IconButton label={t(`formula.${level.formula}`, { seconds: level.withinSeconds })} size="s">
              <Info />
            </IconButton>
          )
        }
      />
      <Tile
        title={t('tile.wait')}
        to={behind('waitSeconds', isStill)}
        figure={durationOf(stats?.waitSeconds.p50)}
        detail={t('tile.waitDetail', { time: durationOf(stats?.waitSeconds.p90) })}
        aside={<Spark values={series.map(({ waitSeconds }) => waitSeconds)} />}
      />
      <Tile
        title={t('tile.abandoned')}
        to={behind('abandoned', isStill)}
        figure={percent(stats?.abandonmentRate, 1)}
        unit={typeof stats?.abandonmentRate === 'number' ? '%' : undefined}
        detail={abandonedDetail(stats?.chats)}
        aside={<Spark values={series.map(({ abandoned }) => abandoned)} />}
      />
      <Tile
        title={t('tile.rating')}
        to={behind('rating', isStill)}
        figure={stats?.rating.mean?.toFixed(1) ?? NOTHING}
        unit={stats?.rating.mean ? '/ 5' : undefined}
        detail={t('tile.ratingDetail', { count: stats?.rating.count ?? 0 })}
        aside={<Spark values={series.map(({ rating }) => rating)} />}
      />
    </div>
  );
}

type Target = { to: '/inbox'; search: object } | { behind: string };

const behind = (metric: string, isStill: boolean | undefined): Target | undefined => (isStill ? undefined : { behind: metric });
const durationOf = (seconds: number | null | undefined): string => (typeof seconds === 'number' ? clock(Math.round(seconds)) : NOTHING);

interface TileProps {
  title: string;
  to: Target | undefined;
  figure: ReactNode;
  unit?: string;
  tone?: 'bad';
  detail: ReactNode;
  aside?: ReactNode;
  over?: ReactNode;
}

function Tile({ title, to, figure, unit, tone, detail, aside, over }: TileProps) {
  const content = (
    <>
      <span className={css.words}>
        <span className={css.title}>{title}</span>
        <span className={css.figure} data-tone={tone}>
          {figure} {unit && <small>{unit}</small>}
        </span>
        <span className={css.detail}>{detail}</span>
      </span>
      {aside && <span className={css.aside}>{aside}</span>}
    </>
  );
  return (
    <div className={css.tile}>
      {to === undefined ? (
        <div className={css.content}>{content}</div>
      ) : 'behind' in to ? (
        <Link className={css.content} to="/wall" search={(before) => ({ ...before, behind: to.behind })}>
          {content}
        </Link>
      ) : (
        <Link className={css.content} {...to}>
          {content}
        </Link>
      )}
      {over && <span className={css.over}>{over}</span>}
    </div>
  );
}

function seatsDetail({ onDuty, full, onHold }: Seats): string {
  const duty = onDuty === 0 ? t('tile.nobodyOnDuty') : t('tile.onDuty', { count: onDuty, full });
  return onHold === 0 ? duty : `${duty} · ${t('tile.onHold', { count: onHold })}`;
}

/** Whoever left at once is in no rate, so it is said beside it. */
function abandonedDetail(
  { abandoned: count, shortAbandoned: short, started: of } = { abandoned: 0, shortAbandoned: 0, started: 0 },
): string {
  return short === 0 ? t('tile.abandonedDetail', { count, of }) : t('tile.abandonedAtOnce', { count, of, short });
}
