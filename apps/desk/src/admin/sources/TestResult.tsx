import { Chip } from '#ui/parts/Chip/Chip';
import { t } from '../../words/admin';
import { Facts } from '../frame/Card';
import type { SourceTest } from './source';
import css from './Sources.module.css';

const TONES = { ok: 'ok', pending: 'info', slow: 'warn', failed: 'bad' } as const;

/** What a source answered, as agents would see it, or why it cannot be used. */
export function TestResult({ result: { status, cards, durationMs, error } }: { result: SourceTest }) {
  return (
    <div className={css.result}>
      <p>
        <Chip tone={TONES[status]}>{t(`sources.status.${status}`)}</Chip> {t('sources.took', { ms: durationMs })}
      </p>
      {error && <p className={css.error}>{error}</p>}
      {status === 'ok' && cards.length === 0 && <p>{t('sources.noCards')}</p>}
      {cards.map(({ title, href, fields }) => (
        <div key={title} className={css.card}>
          <h3>
            {href ? (
              <a href={href} target="_blank" rel="noreferrer">
                <bdi>{title}</bdi>
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}
          </h3>
          <Facts facts={fields.map(({ label, value }) => [label, <bdi key={label}>{value}</bdi>])} />
        </div>
      ))}
    </div>
  );
}
